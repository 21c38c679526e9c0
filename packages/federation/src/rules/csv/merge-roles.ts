import type { FederationRole, RoleWorkspace } from "@modelstudio-sso/contracts";

/** `merge`: roles the file does not name stay. `replace`: the file is everything, other roles go. */
export type MergeMode = "merge" | "replace";

/** One field of a role that differs: what comes and what goes. */
export type RoleDifference =
  | { field: "workspaces"; removed: RoleWorkspace[]; added: RoleWorkspace[] }
  | { field: TextField; removed: string[]; added: string[] };
type TextField = "groups" | "policies" | "session" | "description" | "users";

export type RoleChange =
  | { kind: "added"; role: FederationRole }
  | { kind: "changed"; role: FederationRole; before: FederationRole; differences: RoleDifference[] }
  | { kind: "removed"; role: FederationRole }
  | { kind: "unchanged"; role: FederationRole };

export interface RolesMerge {
  /** The roles of the document once the change is accepted. */
  roles: FederationRole[];
  /** Each role of the document and of the file once, those of the file first and in its order. */
  changes: RoleChange[];
}

const texts: Record<TextField, (role: FederationRole) => string[]> = {
  groups: (role) => role.groups,
  policies: (role) => role.policies,
  session: (role) => [String(role.maxSessionDurationSeconds)],
  description: (role) => (role.description === undefined ? [] : [role.description]),
  // No list at all means every user of the login path; an empty one means nobody.
  users: (role) => (role.users === undefined ? ["*"] : role.users),
};

const sameWorkspace = (a: RoleWorkspace) => (b: RoleWorkspace) =>
  a.workspace === b.workspace && a.role === b.role && a.displayName === b.displayName;

/** What differs between two roles of one name; the order within a list means nothing to the cloud. */
export function roleDifferences(before: FederationRole, after: FederationRole): RoleDifference[] {
  const workspaces: RoleDifference = {
    field: "workspaces",
    removed: before.workspaces.filter((entry) => !after.workspaces.some(sameWorkspace(entry))),
    added: after.workspaces.filter((entry) => !before.workspaces.some(sameWorkspace(entry))),
  };
  const rest = (Object.keys(texts) as TextField[]).map((field): RoleDifference => {
    const [old, now] = [texts[field](before), texts[field](after)];
    return {
      field,
      removed: old.filter((text) => !now.includes(text)),
      added: now.filter((text) => !old.includes(text)),
    };
  });
  return [workspaces, ...rest].filter(({ removed, added }) => removed.length > 0 || added.length > 0);
}

function changeOf(before: FederationRole | undefined, role: FederationRole): RoleChange {
  if (before === undefined) return { kind: "added", role };
  const differences = roleDifferences(before, role);
  return differences.length === 0
    ? { kind: "unchanged", role: before }
    : { kind: "changed", role, before, differences };
}

/** Compares the document's roles with a file's, by name, and says what accepting the file would make of them. */
export function mergeRoles(
  current: readonly FederationRole[],
  imported: readonly FederationRole[],
  mode: MergeMode,
): RolesMerge {
  const before = new Map(current.map((role) => [role.name, role]));
  const fromFile = imported.map((role) => changeOf(before.get(role.name), role));
  const named = new Map(fromFile.map((change) => [change.role.name, change.role]));
  const others = current.filter((role) => !named.has(role.name));
  if (mode === "replace") {
    const removed = others.map((role): RoleChange => ({ kind: "removed", role }));
    return { roles: fromFile.map(({ role }) => role), changes: [...fromFile, ...removed] };
  }
  const fresh = fromFile.filter((change) => change.kind === "added").map(({ role }) => role);
  const kept = others.map((role): RoleChange => ({ kind: "unchanged", role }));
  return {
    roles: [...current.map((role) => named.get(role.name) ?? role), ...fresh],
    changes: [...fromFile, ...kept],
  };
}
