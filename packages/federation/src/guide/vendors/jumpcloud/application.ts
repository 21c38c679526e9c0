import { attributes, type GuideFacts } from "../../facts.ts";
import { nameIdFormats } from "../../vendor.ts";

/**
 * What the tab SSO of the connector holds, and the user groups to create. Source: JumpCloud, "SSO Application Connector
 * Fields".
 */
export function application(facts: GuideFacts): string {
  const body = {
    sso: {
      "SP Entity ID": facts.site.entityId,
      "ACS URL": facts.site.acsUrl,
      "SAMLSubject NameID": "email",
      "SAMLSubject NameID Format": nameIdFormats.email,
      "Signature Algorithm": "RSA-SHA256",
      Sign: "Assertion",
      "Default RelayState": facts.relayState,
      "Declare Redirect Endpoint": false,
      "User Attributes": { [attributes.roleSessionName]: "username" },
      "Constant Attributes":
        facts.sessionSeconds === undefined
          ? {}
          : { [attributes.sessionDuration]: String(facts.sessionSeconds) },
      "Group Attributes": { "include group attribute": true, name: attributes.role },
    },
    userGroups: facts.roles.map((role) => ({ name: role.value, membersOf: role.groups })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
