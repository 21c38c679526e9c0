import type { GuideFacts } from "../../facts.ts";
import { doubleQuoted } from "../../formats/double-quoted.ts";

/**
 * OGNL that looks the person's groups up one by one and returns the role values as one attribute with several values.
 * Source: PingFederate, "Sample OGNL expressions" (AttributeValue of a list, hasValue) and "Construct OGNL expressions".
 */
export function rolesExpression(facts: GuideFacts): string {
  const rows = facts.roles
    .filter((role) => role.groups.length > 0)
    .map((role) => {
      const any = role.groups.map((group) => `#groups.hasValue(${doubleQuoted(group)})`).join(" || ");
      return `#groups != null && (${any}) ? #roles.add(${doubleQuoted(role.value)}) : null,`;
    });
  return `#groups = #this.get("memberOf"),
#roles = new java.util.ArrayList(),
${rows.join("\n")}
#roles.isEmpty() ? null : new org.sourceid.saml20.adapter.attribute.AttributeValue(#roles)
`;
}

/** OGNL for RoleSessionName: the subject where it fits, else the part before the @, else a name-based UUID of it. */
export function sessionExpression(): string {
  return `#login = #this.get("SAML_SUBJECT").toString(),
#login.matches("[A-Za-z0-9._@-]{2,32}") ? #login :
#login.matches("[A-Za-z0-9._-]{2,32}@.*") ? #login.substring(0, #login.indexOf("@")) :
"u-" + @java.util.UUID@nameUUIDFromBytes(#login.getBytes("UTF-8")).toString().replace("-", "").substring(0, 24)
`;
}
