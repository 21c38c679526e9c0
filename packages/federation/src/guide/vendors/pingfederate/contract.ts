import { attributes, type GuideFacts } from "../../facts.ts";
import { nameIdFormats } from "../../vendor.ts";
import { rolesExpression, sessionExpression } from "./expressions.ts";

function fulfilled(type: "EXPRESSION" | "TEXT", value: string) {
  return { source: { type }, value };
}

/**
 * Attribute contract and its fulfilment, as the administrative API (PUT /sp/idp/spConnections/{id}) holds them in a
 * connection. Source: PingFederate, administrative API, "SpBrowserSso".
 */
export function contract(facts: GuideFacts): string {
  const constant = facts.sessionSeconds === undefined ? [] : [attributes.sessionDuration];
  const names = [attributes.role, attributes.roleSessionName, ...constant];
  const format = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";
  const fragment = {
    entityId: facts.site.entityId,
    name: "Alibaba Cloud Model Studio",
    active: true,
    spBrowserSso: {
      protocol: "SAML20",
      enabledProfiles: ["IDP_INITIATED_SSO"],
      ssoServiceEndpoints: [{ binding: "POST", url: facts.site.acsUrl, isDefault: true, index: 0 }],
      defaultTargetUrl: facts.relayState,
      signAssertions: true,
      signResponseAsRequired: false,
      encryptionPolicy: { encryptAssertion: false },
      attributeContract: {
        coreAttributes: [{ name: "SAML_SUBJECT", nameFormat: nameIdFormats.unspecified }],
        extendedAttributes: names.map((name) => ({ name, nameFormat: format })),
      },
      adapterMappings: [
        {
          attributeContractFulfillment: {
            [attributes.role]: fulfilled("EXPRESSION", rolesExpression(facts)),
            [attributes.roleSessionName]: fulfilled("EXPRESSION", sessionExpression()),
            ...(facts.sessionSeconds === undefined
              ? {}
              : { [attributes.sessionDuration]: fulfilled("TEXT", String(facts.sessionSeconds)) }),
          },
        },
      ],
    },
  };
  return `${JSON.stringify(fragment, null, 2)}\n`;
}
