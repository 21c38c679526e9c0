import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { namespaces } from "../../xml/namespaces.ts";
import { childOf, childrenOf, type Element } from "../../xml/tree.ts";
import type { ResponseRule } from "./rule.ts";

const path = "/Response/Assertion/Conditions/AudienceRestriction";

/** response.audience.*: every AudienceRestriction must name the service (SAML core 2.5.1.4). */
export const audience: ResponseRule = ({ assertion, expected }) => {
  const conditions = childOf(assertion, namespaces.assertion, "Conditions");
  if (conditions === undefined) return [];
  const restrictions = childrenOf(conditions, namespaces.assertion, "AudienceRestriction");
  const wanted = expected.sp?.entityId;
  if (restrictions.length === 0) {
    return [
      diagnostic("response.audience.missing", {
        detail:
          "An assertion without audience could be carried from one service to another. Set the audience at the identity provider.",
        path,
        ...(wanted === undefined ? {} : { want: wanted }),
        got: "nothing",
      }),
    ];
  }
  if (wanted === undefined) return [];
  return restrictions.map(audiencesIn).flatMap((names) => mismatch(names, wanted));
};

/** The audiences of one restriction; xs:anyURI collapses white space at the ends. */
export function audiencesIn(restriction: Element): string[] {
  return childrenOf(restriction, namespaces.assertion, "Audience").map((found) => found.text.trim());
}

function mismatch(names: readonly string[], wanted: string): Diagnostic[] {
  if (names.includes(wanted)) return [];
  return [
    diagnostic("response.audience.mismatch", {
      detail:
        "Set the audience (SP entityID) at the identity provider to exactly this value; the comparison is exact.",
      path: `${path}/Audience`,
      want: wanted,
      got: names.slice(0, 5).join(", ").slice(0, 300) || "nothing",
    }),
  ];
}
