import { malformedPolicy, parseIdentityPolicy, parseTrustPolicy } from "../access/policy-document.ts";
import { systemPolicies } from "../access/system-policies.ts";
import type { Assumptions } from "../assumptions.ts";
import { readIdpMetadata } from "../saml/idp-metadata.ts";
import type { EmulatorSeed, SeedAccount } from "../seed.ts";

const fields = {
  account: [
    "accountId",
    "alias",
    "site",
    "accessKeys",
    "users",
    "groups",
    "customPolicies",
    "samlProviders",
    "roles",
    "workspaces",
    "members",
    "modelStudioActivated",
    "ramActivated",
    "userSso",
  ],
  accessKeys: ["accessKeyId", "accessKeySecret", "principal"],
  users: ["userName", "displayName", "password", "policies"],
  groups: ["groupName", "users", "policies"],
  customPolicies: ["policyName", "document", "description", "tags"],
  samlProviders: ["name", "metadataXml", "description"],
  roles: ["roleName", "trustPolicy", "description", "maxSessionDuration", "policies", "tags"],
  workspaces: ["workspaceId", "workspaceName", "region", "default"],
  members: ["user", "role", "displayName", "grants"],
} as const;

/** What names an entry of each list. */
const identities = {
  accessKeys: "accessKeyId",
  users: "userName",
  groups: "groupName",
  customPolicies: "policyName",
  samlProviders: "name",
  roles: "roleName",
  workspaces: "workspaceId",
} as const;

/** A seed as JSON brings it. @throws an Error that says what is wrong with it */
export function readSeed(json: unknown, assumptions: Assumptions): EmulatorSeed {
  const { accounts } = objectOf(json, "seed", ["accounts"]);
  if (!Array.isArray(accounts) || accounts.length === 0) throw new Error("accounts must be a list");
  const read = accounts.map((account) => readSeedAccount(account, assumptions));
  requireDifferent(
    read.map((account) => account.accountId),
    "accountId",
  );
  requireDifferent(
    read.flatMap((account) => account.accessKeys.map((key) => key.accessKeyId)),
    "accessKeyId",
  );
  return { accounts: read };
}

/** One account of a seed. @throws an Error that says what is wrong with it */
export function readSeedAccount(json: unknown, assumptions: Assumptions): SeedAccount {
  const given = objectOf(json, "account", fields.account);
  const account = { accessKeys: [], ...given } as unknown as SeedAccount;
  if (!/^\d{16}$/.test(String(account.accountId))) throw new Error("accountId must be 16 digits");
  if (typeof account.alias !== "string") throw new Error("alias must be text");
  if (account.site !== "international" && account.site !== "china") {
    throw new Error("site must be international or china");
  }
  for (const [list, identity] of Object.entries(identities)) {
    const entries = (given[list] ?? []) as unknown;
    if (!Array.isArray(entries)) throw new Error(`${list} must be a list`);
    for (const entry of entries) {
      const read = objectOf(entry, list, fields[list as keyof typeof identities]);
      if (typeof read[identity] !== "string" || read[identity] === "") {
        throw new Error(`an entry of ${list} lacks ${identity}`);
      }
    }
    requireDifferent(
      entries.map((entry) => String((entry as Record<string, unknown>)[identity])),
      identity,
    );
  }
  requireSound(account, assumptions);
  return account;
}

/** Documents must be readable and references must lead somewhere. */
function requireSound(account: SeedAccount, assumptions: Assumptions): void {
  const { users = [], groups = [], roles = [], customPolicies = [], samlProviders = [] } = account;
  for (const policy of customPolicies) sound(policy.policyName, () => identity(policy.document));
  for (const role of roles) sound(role.roleName, () => trust(role.trustPolicy));
  for (const { name, metadataXml } of samlProviders) {
    sound(name, () => readIdpMetadata(String(metadataXml), assumptions));
  }
  const userNames = users.map((user) => user.userName);
  for (const key of account.accessKeys) {
    if (key.principal !== "root") requireKnown(userNames, key.principal, "principal");
  }
  for (const group of groups) for (const user of group.users ?? []) requireKnown(userNames, user, "user");
  const policyNames = [...systemPolicies.keys(), ...customPolicies.map((policy) => policy.policyName)];
  for (const holder of [...users, ...groups, ...roles]) {
    for (const policy of holder.policies ?? []) requireKnown(policyNames, policy, "policy");
  }
  const roleNames = roles.map((role) => role.roleName);
  const workspaceIds = (account.workspaces ?? []).map((workspace) => workspace.workspaceId);
  for (const member of account.members ?? []) {
    objectOf(member, "members", fields.members);
    if ((member.user === undefined) === (member.role === undefined)) {
      throw new Error("a member is a user or a role");
    }
    if (member.user !== undefined) requireKnown(userNames, member.user, "user");
    if (member.role !== undefined) requireKnown(roleNames, member.role, "role");
    for (const grant of member.grants ?? []) requireKnown(workspaceIds, grant.workspaceId, "workspace");
  }
}

function identity(document: object): void {
  parseIdentityPolicy(JSON.stringify(document));
}

function trust(document: object): void {
  parseTrustPolicy(JSON.stringify(document));
}

function sound(name: string, read: () => unknown): void {
  try {
    read();
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : malformedPolicy.message}`);
  }
}

function requireKnown(names: readonly string[], name: string, what: string): void {
  if (!names.includes(name)) throw new Error(`there is no ${what} "${name}"`);
}

function requireDifferent(names: readonly string[], what: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${what} "${twice}" is there twice`);
}

function objectOf(value: unknown, name: string, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${name} must be an object`);
  }
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Error(`${name} has no "${unknown}"`);
  return { ...value };
}
