import { attributes, type GuideFacts } from "./facts.ts";

const nameFormat = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

/**
 * For products that send a constant Role: one application for each RAM role, with its attributes and the groups it is
 * for. `sessionName` is the field of the person that RoleSessionName comes from.
 */
export function applicationsByRole(facts: GuideFacts, sessionName: string): string {
  const duration =
    facts.sessionSeconds === undefined
      ? []
      : [{ name: attributes.sessionDuration, nameFormat, value: String(facts.sessionSeconds) }];
  const applications = facts.roles.map((role) => ({
    application: `Model Studio: ${role.name}`,
    entityId: facts.site.entityId,
    acsUrl: facts.site.acsUrl,
    relayState: facts.relayState,
    availableTo: role.groups,
    attributes: [
      { name: attributes.role, nameFormat, value: role.value },
      { name: attributes.roleSessionName, nameFormat, field: sessionName },
      ...duration,
    ],
  }));
  return `${JSON.stringify(applications, null, 2)}\n`;
}

/** Groups, and what their members receive: the table of the guide for a script to read. */
export function roleTable(facts: GuideFacts): string {
  const table = {
    audience: facts.site.entityId,
    acsUrl: facts.site.acsUrl,
    relayState: facts.relayState,
    groups: facts.groups.map(({ group, values }) => ({ group, [attributes.role]: values })),
    constants:
      facts.sessionSeconds === undefined
        ? {}
        : { [attributes.sessionDuration]: String(facts.sessionSeconds) },
  };
  return `${JSON.stringify(table, null, 2)}\n`;
}
