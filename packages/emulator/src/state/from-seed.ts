import { systemPolicies } from "../access/system-policies.ts";
import type { Assumptions } from "../assumptions.ts";
import type { EmulatorSeed, SeedAccount, SeedTags } from "../seed.ts";
import { isoSeconds, numericId } from "./identifiers.ts";
import { hashPassword } from "./password.ts";
import type { AttachmentRecord, Tag } from "./records.ts";
import type { State } from "./store.ts";
import { newWorkspace } from "./workspace.ts";

/** When a seed is planted, and by which guesses. */
export interface Season {
  now: Date;
  assumptions: Assumptions;
}

/** Writes a seed into an empty store. Must run inside a transaction. */
export function plantSeed(store: State, seed: EmulatorSeed, season: Season): void {
  for (const account of seed.accounts) plantAccount(store, account, season);
}

/** Adds one account. Must run inside a transaction. */
export function plantAccount(store: State, account: SeedAccount, season: Season): void {
  const { accountId, alias, site } = account;
  store.put("account", [accountId], {
    accountId,
    alias,
    site,
    ramActivated: account.ramActivated ?? true,
    modelStudioActivated: account.modelStudioActivated ?? true,
    userSso: account.userSso ?? false,
    createDate: isoSeconds(season.now),
  });
  for (const key of account.accessKeys) {
    store.put("accessKey", [key.accessKeyId], { accountId, ...key, createDate: isoSeconds(season.now) });
  }
  plantPolicies(store, account, season);
  plantUsers(store, account, season);
  plantGroups(store, account, season);
  plantProviders(store, account, season);
  plantRoles(store, account, season);
  plantModelStudio(store, account, season);
}

function plantPolicies(store: State, { accountId, customPolicies }: SeedAccount, { now }: Season): void {
  const date = isoSeconds(now);
  for (const { policyName, document, description = "", tags } of customPolicies ?? []) {
    store.put("policy", [accountId, policyName], {
      accountId,
      policyName,
      description,
      defaultVersion: "v1",
      versions: [{ versionId: "v1", document: JSON.stringify(document), createDate: date }],
      nextVersion: 2,
      createDate: date,
      updateDate: date,
      tags: tagsOf(tags),
    });
  }
}

function plantUsers(store: State, account: SeedAccount, { now }: Season): void {
  const { accountId } = account;
  const date = isoSeconds(now);
  for (const user of account.users ?? []) {
    store.put("user", [accountId, user.userName], {
      accountId,
      userId: numericId(),
      userName: user.userName,
      displayName: user.displayName ?? user.userName,
      email: "",
      mobilePhone: "",
      comments: "",
      createDate: date,
      updateDate: date,
      lastLoginDate: "",
      ...(user.password === undefined ? {} : { passwordHash: hashPassword(user.password) }),
      tags: [],
    });
    attachAll(store, { accountId, entityType: "user", entityName: user.userName, date }, user.policies);
  }
}

function plantGroups(store: State, { accountId, groups }: SeedAccount, { now }: Season): void {
  const date = isoSeconds(now);
  for (const { groupName, users = [], policies } of groups ?? []) {
    store.put("group", [accountId, groupName], {
      accountId,
      groupId: `g-${numericId().slice(0, 16)}`,
      groupName,
      comments: "",
      createDate: date,
      updateDate: date,
    });
    for (const userName of users) {
      const member = { accountId, groupName, userName, joinDate: date };
      store.put("groupMember", [accountId, groupName, userName], member);
    }
    attachAll(store, { accountId, entityType: "group", entityName: groupName, date }, policies);
  }
}

function plantProviders(
  store: State,
  { accountId, samlProviders }: SeedAccount,
  { now, assumptions }: Season,
): void {
  const date = isoSeconds(now);
  for (const { name, metadataXml, description = "" } of samlProviders ?? []) {
    store.put("samlProvider", [accountId, name], {
      accountId,
      name,
      arn: `acs:ram::${accountId}:saml-provider/${name}`,
      description,
      metadata: Buffer.from(metadataXml, "utf8").toString("base64"),
      authnSignAlgo: assumptions.ims.defaultAuthnSignAlgo,
      createDate: date,
      updateDate: date,
    });
  }
}

function plantRoles(store: State, { accountId, roles }: SeedAccount, { now }: Season): void {
  const date = isoSeconds(now);
  for (const role of roles ?? []) {
    store.put("role", [accountId, role.roleName], {
      accountId,
      roleId: numericId(),
      roleName: role.roleName,
      arn: `acs:ram::${accountId}:role/${role.roleName}`,
      description: role.description ?? "",
      trustPolicy: JSON.stringify(role.trustPolicy),
      maxSessionDuration: role.maxSessionDuration ?? 3600,
      createDate: date,
      updateDate: date,
      tags: tagsOf(role.tags),
    });
    attachAll(store, { accountId, entityType: "role", entityName: role.roleName, date }, role.policies);
  }
}

function plantModelStudio(store: State, account: SeedAccount, { now, assumptions }: Season): void {
  const { accountId } = account;
  const { defaultServiceSite: serviceSite } = assumptions.modelStudio;
  for (const workspace of account.workspaces ?? []) {
    const record = newWorkspace({ accountId, now, serviceSite, ...workspace });
    store.put("workspace", [accountId, record.workspaceId], record);
  }
  for (const { user, role, displayName, grants = [] } of account.members ?? []) {
    const outerKey =
      user === undefined
        ? `AssumedRoleUser${store.get("role", [accountId, role ?? ""])?.roleId ?? ""}`
        : (store.get("user", [accountId, user])?.userId ?? "");
    const name = displayName ?? user ?? role ?? outerKey;
    const createDate = isoSeconds(now);
    store.put("member", [accountId, outerKey], { accountId, outerKey, displayName: name, createDate });
    for (const { workspaceId, workspaceRole = "", pages = [] } of grants) {
      const grant = { accountId, outerKey, workspaceId, workspaceRole, pages };
      store.put("grant", [accountId, outerKey, workspaceId], grant);
    }
  }
}

interface Holder extends Pick<AttachmentRecord, "accountId" | "entityType" | "entityName"> {
  date: string;
}

function attachAll(store: State, { date, ...holder }: Holder, names: readonly string[] = []): void {
  for (const policyName of names) {
    const policyType = systemPolicies.has(policyName) ? "System" : "Custom";
    const key = [holder.accountId, holder.entityType, holder.entityName, policyType, policyName];
    store.put("attachment", key, { ...holder, policyType, policyName, attachDate: date });
  }
}

function tagsOf(tags: SeedTags = {}): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
