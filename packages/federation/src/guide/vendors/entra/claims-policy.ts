import { attributes, type GuideFacts } from "../../facts.ts";

/** The whole UPN where it fits, else the part before the @; the same in the guide's steps. */
export const sessionPattern = "^(?'name'[A-Za-z0-9._@-]{2,32}(?=$)|[A-Za-z0-9._-]{2,32}(?=@)).*$";

function fromUser(id: string) {
  return {
    "@odata.type": "#microsoft.graph.sourcedAttribute",
    id,
    source: "user",
    isExtensionAttribute: false,
  };
}

function claim(name: string, configuration: Record<string, unknown>) {
  return {
    "@odata.type": "#microsoft.graph.customClaim",
    name,
    namespace: attributes.prefix,
    tokenFormat: ["saml"],
    samlAttributeNameFormat: "unspecified",
    configurations: [{ condition: null, transformations: [], ...configuration }],
  };
}

/**
 * The body of PUT /beta/servicePrincipals/{id}/claimsPolicy: what the pages under Attributes & Claims hold, as one
 * document. Where the pattern does not match, the claim falls back to its attribute. Source: Microsoft Graph beta,
 * "customClaimsPolicy", "customClaimConfiguration" and "regexReplaceTransformation".
 */
export function claimsPolicy(facts: GuideFacts): string {
  const session = claim("RoleSessionName", {
    attribute: fromUser("objectid"),
    transformations: [
      {
        "@odata.type": "#microsoft.graph.regexReplaceTransformation",
        input: {
          "@odata.type": "#microsoft.graph.transformationAttribute",
          attribute: fromUser("userprincipalname"),
          treatAsMultiValue: false,
        },
        regex: sessionPattern,
        replacement: "{name}",
        additionalAttributes: [],
      },
    ],
  });
  const duration =
    facts.sessionSeconds === undefined
      ? []
      : [
          claim("SessionDuration", {
            attribute: {
              "@odata.type": "#microsoft.graph.valueBasedAttribute",
              value: String(facts.sessionSeconds),
            },
          }),
        ];
  const policy = {
    includeBasicClaimSet: false,
    claims: [claim("Role", { attribute: fromUser("assignedroles") }), session, ...duration],
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
