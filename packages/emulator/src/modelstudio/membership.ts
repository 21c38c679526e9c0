import type { Principal } from "../access/principal.ts";
import type { Assumptions } from "../assumptions.ts";
import { isoSeconds } from "../state/identifiers.ts";
import type { GrantRecord, MemberRecord, WorkspaceRecord } from "../state/records.ts";
import type { State } from "../state/store.ts";
import { ApiError } from "../wire/api-error.ts";

/** Where members are kept, and by which guesses they are judged. */
export interface MemberDesk {
  store: State;
  assumptions: Assumptions;
}

/** How Model Studio knows a role: by its RoleId, not its name, so a re-created role is a stranger. */
export function roleOuterKey(roleId: string): string {
  return `AssumedRoleUser${roleId}`;
}

/** How Model Studio knows a principal. */
export function outerKeyOf(principal: Principal): string {
  switch (principal.kind) {
    case "root":
      return principal.accountId;
    case "user":
      return principal.userId;
    case "role":
      return roleOuterKey(principal.roleId);
  }
}

/** The user or role behind an outer key; undefined for a stranger, for example a deleted role. */
export function describeOuterKey(store: State, accountId: string, outerKey: string) {
  const user = store.list("user", [accountId]).find((candidate) => candidate.userId === outerKey);
  if (user !== undefined) return { type: "RAM User", name: user.userName };
  const role = store
    .list("role", [accountId])
    .find((candidate) => roleOuterKey(candidate.roleId) === outerKey);
  return role === undefined ? undefined : { type: "RAM Role", name: role.roleName };
}

/** First act: registers a user or role with the account's Model Studio. @throws the assumed errors */
export function addMember(
  { store, assumptions, now }: MemberDesk & { now: Date },
  member: { accountId: string; outerKey: string; displayName: string },
): MemberRecord {
  const { accountId, outerKey } = member;
  const { unknownPrincipal, duplicateMember } = assumptions.modelStudio;
  if (describeOuterKey(store, accountId, outerKey) === undefined) throw new ApiError(unknownPrincipal);
  if (store.get("member", [accountId, outerKey]) !== undefined) throw new ApiError(duplicateMember);
  const record = { ...member, createDate: isoSeconds(now) };
  store.put("member", [accountId, outerKey], record);
  suspendKeys(store, record, false);
  return record;
}

/** The members of an account. */
export function membersOf(store: State, accountId: string): MemberRecord[] {
  return store.list("member", [accountId]);
}

/** Second act: says what a member may do in a workspace; replaces what was there. @throws the assumed errors */
export function setGrant({ store, assumptions }: MemberDesk, grant: GrantRecord): void {
  const { accountId, outerKey, workspaceId } = grant;
  const { unknownMember, unknownWorkspace } = assumptions.modelStudio;
  if (store.get("member", [accountId, outerKey]) === undefined) throw new ApiError(unknownMember);
  if (store.get("workspace", [accountId, workspaceId]) === undefined) throw new ApiError(unknownWorkspace);
  store.put("grant", [accountId, outerKey, workspaceId], grant);
}

/** What a member may do, one record per workspace. */
export function grantsOf(store: State, accountId: string, outerKey: string): GrantRecord[] {
  return store.list("grant", [accountId, outerKey]);
}

/** Takes a workspace away from a member. */
export function removeGrant(
  store: State,
  grant: Pick<GrantRecord, "accountId" | "outerKey" | "workspaceId">,
): void {
  store.delete("grant", [grant.accountId, grant.outerKey, grant.workspaceId]);
}

/** Published: the API keys of someone who is removed rest, and come back with them. */
function suspendKeys(
  store: State,
  { accountId, outerKey }: Pick<MemberRecord, "accountId" | "outerKey">,
  suspended: boolean,
): void {
  for (const key of store.list("apiKey", [accountId])) {
    if (key.createdBy !== outerKey) continue;
    store.put("apiKey", [accountId, String(key.apiKeyId)], { ...key, suspended });
  }
}

/** Removes a member with all its grants. */
export function removeMember(store: State, accountId: string, outerKey: string): void {
  for (const grant of grantsOf(store, accountId, outerKey)) removeGrant(store, grant);
  store.delete("member", [accountId, outerKey]);
  suspendKeys(store, { accountId, outerKey }, true);
}

/** A workspace with what the principal may do there. */
export interface OpenWorkspace {
  workspace: WorkspaceRecord;
  workspaceRole: string;
  pages: string[];
}

/** The workspaces a principal can enter: the account all of them, everybody else by grant. */
export function openWorkspaces(
  { store, assumptions }: MemberDesk,
  principal: Principal,
  superAdministrator: boolean,
): OpenWorkspace[] {
  const { accountId } = principal;
  const grants = new Map(
    grantsOf(store, accountId, outerKeyOf(principal)).map((grant) => [grant.workspaceId, grant]),
  );
  const entersAll =
    principal.kind === "root" ||
    (superAdministrator && assumptions.modelStudio.superAdministratorEntersEveryWorkspace);
  return store.list("workspace", [accountId]).flatMap((workspace) => {
    const grant = grants.get(workspace.workspaceId);
    if (grant !== undefined) return [{ workspace, workspaceRole: grant.workspaceRole, pages: grant.pages }];
    return entersAll ? [{ workspace, workspaceRole: "Super administrator", pages: [] }] : [];
  });
}
