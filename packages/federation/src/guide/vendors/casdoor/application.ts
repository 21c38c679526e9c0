import { roleAttributeValue } from "../../../rules/index.ts";
import { attributes, type GuideFacts } from "../../facts.ts";

const nameFormat = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

/**
 * The SAML fields of an application. In the attribute Role, Casdoor repeats the value for each of the person's roles
 * with `$user.roles` replaced by the role's name. Source: casdoor, object/saml_idp.go and object/application.go.
 */
export function application(facts: GuideFacts): string {
  const duration =
    facts.sessionSeconds === undefined
      ? []
      : [{ name: attributes.sessionDuration, nameFormat, value: String(facts.sessionSeconds) }];
  const body = {
    redirectUris: [facts.site.entityId],
    samlReplyUrl: facts.site.acsUrl,
    enableSamlAssertionSignature: true,
    samlHashAlgorithm: "SHA256",
    enableSamlC14n10: true,
    enableSamlCompress: false,
    enableSamlPostBinding: false,
    useEmailAsSamlNameId: false,
    samlAttributes: [
      {
        name: attributes.role,
        nameFormat,
        value: roleAttributeValue(facts.accountId, "$user.roles", facts.providerName),
      },
      { name: attributes.roleSessionName, nameFormat, value: "$user.name" },
      ...duration,
    ],
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** The roles to create, named as the RAM roles, with the groups that hold them. Source: Casdoor, "Role configuration". */
export function roles(facts: GuideFacts): string {
  const rows = facts.roles.map((role) => ({ name: role.name, displayName: role.name, groups: role.groups }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
