import { attributes, type GuideFacts } from "../../facts.ts";
import { doubleQuoted } from "../../formats/double-quoted.ts";
import { nameIdFormats } from "../../vendor.ts";

/**
 * The application accounts of the marketplace application: their user name is the RAM role's name, and each is for the
 * members of its groups. Source: Alibaba Cloud IDaaS, "Alibaba Cloud Role-based SSO".
 */
export function applicationAccounts(facts: GuideFacts): string {
  const table = {
    accountId: facts.accountId,
    identityProvider: facts.providerName,
    applicationAccounts: facts.roles.map((role) => ({ username: role.name, forMembersOf: role.groups })),
  };
  return `${JSON.stringify(table, null, 2)}\n`;
}

/**
 * A generic SAML application instead: groups carry the role value as their external ID. The parameter SamlSsoConfig of
 * SetApplicationSsoConfig. Source: Alibaba Cloud IDaaS, "SetApplicationSsoConfig" and "SAML Attribute Statements".
 */
export function samlSsoConfig(facts: GuideFacts): string {
  const duration =
    facts.sessionSeconds === undefined
      ? []
      : [
          {
            AttributeName: attributes.sessionDuration,
            AttributeValueExpression: doubleQuoted(String(facts.sessionSeconds)),
          },
        ];
  const body = {
    SamlSsoConfig: {
      SpSsoAcsUrl: facts.site.acsUrl,
      SpEntityId: facts.site.entityId,
      NameIdFormat: nameIdFormats.persistent,
      NameIdValueExpression: "user.username",
      DefaultRelayState: facts.relayState,
      SignatureAlgorithm: "RSA-SHA256",
      AssertionSigned: true,
      ResponseSigned: false,
      AttributeStatements: [
        {
          AttributeName: attributes.role,
          AttributeValueExpression: "ArrayMap(user.groups, __item.groupExternalId)",
        },
        { AttributeName: attributes.roleSessionName, AttributeValueExpression: "user.username" },
        ...duration,
      ],
    },
    GroupExternalIds: facts.groups.map(({ group, values: [value = ""] }) => ({ group, externalId: value })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
