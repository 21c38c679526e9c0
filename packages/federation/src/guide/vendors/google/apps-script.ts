import type { GuideFacts } from "../../facts.ts";
import { doubleQuoted } from "../../formats/double-quoted.ts";
import { schemaNames } from "./schema.ts";

/**
 * An Apps Script that writes the custom fields of every member of the mapped groups, and empties those of people who
 * left them. Groups are e-mail addresses, or names that are one group's alone. Source: Google, "Apps Script: Admin SDK
 * Directory service".
 */
export function appsScript(facts: GuideFacts): string {
  const rows = facts.groups.map(
    ({ group, values }) => `  [${doubleQuoted(group)}, [${values.map(doubleQuoted).join(", ")}]],`,
  );
  return `/** Add the service AdminDirectory (Admin SDK API) to the script, run sync() once, then give it a time-driven trigger. */
const grants = [
${rows.join("\n")}
];

function groupAddress(group) {
  if (group.includes("@")) return group;
  const found = AdminDirectory.Groups.list({ customer: "my_customer", maxResults: 200, query: "name='" + group.replace(/[\\\\']/g, "\\\\$&") + "'" }).groups || [];
  if (found.length !== 1) throw new Error("Found " + found.length + " groups named " + group);
  return found[0].email;
}

function membersOf(group) {
  const members = [];
  let pageToken;
  do {
    const page = AdminDirectory.Members.list(groupAddress(group), { includeDerivedMembership: true, maxResults: 200, pageToken });
    members.push(...(page.members || []).filter((member) => member.type === "USER").map((member) => member.email));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return members;
}

/** 2 to 32 of A-Z a-z 0-9 . _ @ -: the address, else its first part, else a digest of it. */
function sessionName(address) {
  if (/^[A-Za-z0-9._@-]{2,32}$/.test(address)) return address;
  const local = address.split("@")[0];
  if (/^[A-Za-z0-9._-]{2,32}$/.test(local)) return local;
  const digest = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, address, Utilities.Charset.UTF_8);
  return "u-" + digest.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, "0")).join("").slice(0, 24);
}

function holders() {
  const users = [];
  let pageToken;
  do {
    const page = AdminDirectory.Users.list({ customer: "my_customer", maxResults: 500, projection: "custom", customFieldMask: "${schemaNames.schema}", pageToken });
    users.push(...(page.users || []).filter((user) => ((user.customSchemas || {}).${schemaNames.schema} || {}).${schemaNames.role}));
    pageToken = page.nextPageToken;
  } while (pageToken);
  return users.map((user) => user.primaryEmail);
}

function sync() {
  const roles = new Map(holders().map((address) => [address, new Set()]));
  for (const [group, values] of grants) {
    for (const address of membersOf(group)) {
      const held = roles.get(address) || new Set();
      values.forEach((value) => held.add(value));
      roles.set(address, held);
    }
  }
  for (const [address, values] of roles) {
    const fields = { ${schemaNames.role}: [...values].map((value) => ({ value })), ${schemaNames.sessionName}: sessionName(address) };
    AdminDirectory.Users.update({ customSchemas: { ${schemaNames.schema}: fields } }, address);
  }
}
`;
}
