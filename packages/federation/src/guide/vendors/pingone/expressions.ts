import type { GuideFacts } from "../../facts.ts";
import { singleQuoted } from "../../formats/single-quoted.ts";

/**
 * The user name where it has at most 32 characters of the allowed ones, else the start of the part before the @, else
 * the user's ID without its hyphens (32 hexadecimal digits). Source: PingOne, "Samples" (regex.replaceAll, conditions).
 */
export const sessionExpression =
  "#regex.replaceAll(user.username, '^[A-Za-z0-9._@-]{2,32}$', '') == '' ? user.username : (#regex.replaceAll(user.username, '^[A-Za-z0-9._-]{2,32}@.*$', '') == '' ? #regex.replaceAll(user.username, '@.*$', '') : #regex.replaceAll(user.id, '-', ''))";

/**
 * The person's groups, those mapped here picked out, each turned into its role value by an inline map. A map gives one
 * value for a key, so of a group's several roles the first is sent; the guide warns of it. Source: PingOne, "Samples"
 * (projection, inline list, map access).
 */
export function rolesExpression(facts: GuideFacts): string {
  if (facts.groups.length === 0) return "{}\n";
  const names = facts.groups.map(({ group }) => singleQuoted(group)).join(", ");
  const pairs = facts.groups.map(
    ({ group, values: [value = ""] }) => `${singleQuoted(group)}: ${singleQuoted(value)}`,
  );
  return `user.memberOfGroupNames.?[{${names}}.contains(#this)].![{${pairs.join(", ")}}[#this]]\n`;
}
