import { expect, test } from "vitest";
import { matchingEntities } from "../src/parts/metadata/matchingEntities.ts";

const ids = [
  "https://idp.example.edu/idp/shibboleth",
  "https://idp.example.edu/idp",
  "https://LOGIN.example.org/saml2",
  "urn:mace:example:idp",
];

test("every word counts, whatever its case, and a whole ID comes before those that hold it", () => {
  expect(matchingEntities(ids, "  ")).toEqual(ids);
  expect(matchingEntities(ids, "login ORG")).toEqual([ids[2]]);
  expect(matchingEntities(ids, "idp urn")).toEqual([ids[3]]);
  expect(matchingEntities(ids, "https://idp.example.edu/idp")).toEqual([ids[1], ids[0]]);
  expect(matchingEntities(ids, "nobody")).toEqual([]);
});
