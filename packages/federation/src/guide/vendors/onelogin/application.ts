import { attributes, type GuideFacts } from "../../facts.ts";

/**
 * What the pages of the application hold, as one table of settings and parameters. Source: Alibaba Cloud RAM, "Implement
 * role-based SSO from OneLogin".
 */
export function application(facts: GuideFacts): string {
  const parameters = [
    {
      field: attributes.role,
      value: "User Roles",
      output: "Semicolon Delimited input (Multi-value output)",
      includeInSamlAssertion: true,
      multiValueParameter: true,
    },
    { field: attributes.roleSessionName, value: "Email", includeInSamlAssertion: true },
    ...(facts.sessionSeconds === undefined
      ? []
      : [
          {
            field: attributes.sessionDuration,
            value: "Macro",
            macro: String(facts.sessionSeconds),
            includeInSamlAssertion: true,
          },
        ]),
  ];
  const body = {
    configuration: {
      RelayState: facts.relayState,
      "Audience (EntityID)": facts.site.entityId,
      Recipient: facts.site.acsUrl,
      "ACS (Consumer) URL Validator": `^${facts.site.acsUrl.replace(/[/.]/g, (sign) => `\\${sign}`)}$`,
      "ACS (Consumer) URL": facts.site.acsUrl,
      "SAML initiator": "OneLogin",
      "SAML nameID format": "Persistent",
      "SAML signature element": "Assertion",
      "Encrypt assertion": false,
    },
    parameters,
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
