import { type FederationRole, federationDocumentSchema } from "@modelstudio-sso/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bailianPolicies,
  choosableRoles,
  objectIdPattern,
  reviewDocument,
  withoutContained,
} from "../src/rules/index.ts";

const names = bailianPolicies.map(({ name }) => name);
const role = (name: string, ...groups: string[]): FederationRole => ({
  name,
  groups,
  policies: [],
  workspaces: [{ workspace: "ws-1", role: "Visitor" }],
  maxSessionDurationSeconds: 3600,
});

function findings(
  roles: FederationRole[],
  loginPath: object = { kind: "idp", providerName: "A", metadataXml: "x" },
) {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    loginPath,
    roles,
  });
  return reviewDocument(document).map(({ code, path }) => `${code} @ ${path}`);
}

const id = (at: number) => `2f1c6e0a-7c6b-4f0e-9a61-${String(at).padStart(12, "0")}`;

describe("how groups are written", () => {
  it("is doubted where a blank stands around a name, and shown", () => {
    expect(findings([role("R", " devs", "a b")])).toEqual(["federation.group.blanks @ roles[0].groups[0]"]);
    expect(findings([role("R", " devs")], { kind: "ram-user", users: [{ name: "u" }] })).toEqual([]);
  });

  it("is doubted at the fewer ones where object IDs and names are mixed", () => {
    expect(id(1)).toMatch(objectIdPattern);
    expect(findings([role("R", "devs", id(1)), role("S", "ops")])).toEqual([
      "federation.group.object-id @ roles[0].groups[1]",
    ]);
    expect(findings([role("R", id(1), id(2), "devs")])).toEqual([
      "federation.group.object-id @ roles[0].groups[2]",
    ]);
    expect(findings([role("R", id(1), id(2))])).toEqual([]);
  });
});

describe("the roles somebody may choose", () => {
  const roles = [role("Admins", "admins"), role("Readers", "readers", "everyone"), role("Nobody")];

  it("are those that one of their groups leads to, letter by letter", () => {
    const choice = choosableRoles(roles, ["everyone", "Admins", "others", "readers"]);
    expect(choice.roles.map((entry) => [entry.role.name, entry.through])).toEqual([
      ["Readers", ["readers", "everyone"]],
    ]);
    expect(choice.unmatched).toEqual([{ group: "Admins", like: "admins" }, { group: "others" }]);
  });
});

describe("policies without those that others contain", () => {
  it("allow the same, and none of them contains another", () => {
    const allows = (policies: readonly string[]) =>
      new Set(
        bailianPolicies
          .filter(({ name }) => policies.includes(name))
          .flatMap(({ name, contains }) => [name, ...contains]),
      );
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names)), (policies) => {
        const fewer = withoutContained(policies);
        expect(allows(fewer)).toEqual(allows(policies));
        expect(withoutContained(fewer)).toEqual(fewer);
        for (const policy of bailianPolicies.filter(({ name }) => fewer.includes(name))) {
          expect(policy.contains.filter((name) => fewer.includes(name))).toEqual([]);
        }
      }),
    );
  });
});
