import type { GuideFacts } from "../../facts.ts";
import { singleQuoted } from "../../formats/single-quoted.ts";

/**
 * The login where it has at most 32 characters, else the part before the @, else Okta's own user ID (20 letters and
 * digits). Okta's language has no regular expressions. Source: Okta, "Okta Expression Language".
 */
export const sessionExpression =
  'String.len(user.login) <= 32 ? user.login : (String.len(String.substringBefore(user.login, "@")) <= 32 ? String.substringBefore(user.login, "@") : user.getInternalProperty("id"))';

/** True for the members of any group of this list. */
export function memberOfAny(groups: readonly string[]): string {
  return groups.map((group) => `isMemberOfGroupName(${singleQuoted(group)})`).join(" OR ");
}

/** All role values of a person as an array, for organisations that do not want groups named after role values. */
export function rolesExpression(facts: GuideFacts): string {
  const choices = facts.roles
    .filter((role) => role.groups.length > 0)
    .map((role) => `(${memberOfAny(role.groups)}) ? {${singleQuoted(role.value)}} : {}`);
  return `Arrays.flatten(${choices.join(",\n  ")})\n`;
}
