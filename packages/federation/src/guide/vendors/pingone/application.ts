import { attributes, type GuideFacts } from "../../facts.ts";
import { nameIdFormats } from "../../vendor.ts";
import { rolesExpression, sessionExpression } from "./expressions.ts";

/** In the API an expression stands in `${…}`. */
function wrapped(expression: string): string {
  return `\${${expression.trim()}}`;
}

/**
 * The bodies of POST …/environments/{id}/applications and, for each attribute, POST …/applications/{id}/attributes.
 * Source: PingOne Platform APIs, "Applications SAML settings data model" and "Application Attribute Mapping".
 */
export function application(facts: GuideFacts): string {
  const body = {
    application: {
      enabled: true,
      name: "Alibaba Cloud Model Studio",
      type: "WEB_APP",
      protocol: "SAML",
      spEntityId: facts.site.entityId,
      acsUrls: [facts.site.acsUrl],
      assertionDuration: 300,
      assertionSigned: true,
      responseSigned: false,
      nameIdFormat: nameIdFormats.persistent,
      defaultTargetUrl: facts.relayState,
      idpSigning: { algorithm: "SHA256withRSA", key: { id: "ID of the environment's signing key" } },
    },
    attributes: [
      { name: attributes.role, value: wrapped(rolesExpression(facts)), required: true },
      { name: attributes.roleSessionName, value: wrapped(sessionExpression), required: true },
      ...(facts.sessionSeconds === undefined
        ? []
        : [
            {
              name: attributes.sessionDuration,
              value: wrapped(`'${facts.sessionSeconds}'`),
              required: false,
            },
          ]),
    ],
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
