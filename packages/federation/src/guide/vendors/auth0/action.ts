import { attributes, type GuideFacts } from "../../facts.ts";
import { doubleQuoted } from "../../formats/double-quoted.ts";

/** Name of the application; the Action acts for no other. */
export const applicationName = "Alibaba Cloud Model Studio";

/**
 * A post-login Action. It knows a person's groups as Auth0 roles, and as the groups an enterprise connection released.
 * Someone without a role is refused here, with a reason, rather than by Alibaba Cloud without one. Source: Auth0,
 * "Actions triggers: post-login API object" (api.samlResponse.setAttribute).
 */
export function action(facts: GuideFacts): string {
  const rows = facts.groups.map(
    ({ group, values }) => `  [${doubleQuoted(group)}, [${values.map(doubleQuoted).join(", ")}]],`,
  );
  const duration =
    facts.sessionSeconds === undefined
      ? ""
      : `  api.samlResponse.setAttribute(${doubleQuoted(attributes.sessionDuration)}, "${facts.sessionSeconds}");\n`;
  return `const { createHash } = require("node:crypto");

const grants = new Map([
${rows.join("\n")}
]);

/** 2 to 32 of A-Z a-z 0-9 . _ @ -: the address, else its first part, else a digest of it. */
function sessionName(login) {
  if (/^[A-Za-z0-9._@-]{2,32}$/.test(login)) return login;
  const local = login.split("@")[0];
  if (login.includes("@") && /^[A-Za-z0-9._-]{2,32}$/.test(local)) return local;
  return "u-" + createHash("sha256").update(login).digest("hex").slice(0, 24);
}

exports.onExecutePostLogin = async (event, api) => {
  if (event.client.name !== ${doubleQuoted(applicationName)}) return;
  const groups = [...(event.authorization?.roles ?? []), ...(event.user.groups ?? [])];
  const roles = [...new Set(groups.flatMap((group) => grants.get(group) ?? []))];
  if (roles.length === 0) {
    api.access.deny("You have no role in Alibaba Cloud Model Studio.");
    return;
  }
  api.samlResponse.setAttribute(${doubleQuoted(attributes.role)}, roles);
  api.samlResponse.setAttribute(${doubleQuoted(attributes.roleSessionName)}, sessionName(event.user.email ?? event.user.username ?? event.user.user_id));
${duration}};
`;
}
