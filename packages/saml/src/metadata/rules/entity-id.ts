import { diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../../limits.ts";
import type { MetadataRule } from "./rule.ts";

const path = "/EntityDescriptor/@entityID";

/** metadata.entity-id.*: the name must equal the Issuer of every response, character by character. */
export const entityIdRule: MetadataRule = ({ idp }) => {
  const { entityId } = idp;
  if (entityId.trim() === "") {
    return [
      diagnostic("metadata.entity-id.missing", {
        detail: "Every response names its sender by this value; without it nothing can be matched.",
        path,
        want: "an absolute URI",
        got: "nothing",
      }),
    ];
  }
  const found = [];
  if (entityId.length > limits.entityId) {
    found.push(
      diagnostic("metadata.entity-id.too-long", {
        detail: "SAML metadata 2.3.2 limits an entityID. Give the identity provider a shorter one.",
        path,
        want: `at most ${limits.entityId} characters`,
        got: String(entityId.length),
      }),
    );
  }
  if (/\s/.test(entityId)) {
    found.push(
      diagnostic("metadata.entity-id.whitespace", {
        detail:
          "The Issuer of a response must equal the entityID exactly; a blank, often one pasted at an end, makes every login fail.",
        path,
        want: entityId.trim().slice(0, 200),
        got: JSON.stringify(entityId.slice(0, 200)),
      }),
    );
  }
  return found;
};
