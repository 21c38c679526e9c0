import type { FederationRole, PolicyName, WorkspaceRole } from "@modelstudio-sso/contracts";

/** One change made to many roles at once. */
export type BulkEdit =
  | { kind: "add-workspace"; workspace: string; role: WorkspaceRole }
  | { kind: "remove-workspace"; workspace: string }
  | { kind: "policies"; policies: PolicyName[] }
  | { kind: "session"; seconds: number }
  | { kind: "delete" };

/** Sets the right of a role in one workspace; undefined takes the workspace away. A shown name stays. */
export function withWorkspace(
  role: FederationRole,
  workspace: string,
  right: WorkspaceRole | undefined,
): FederationRole {
  const there = role.workspaces.find((entry) => entry.workspace === workspace);
  if (there?.role === right) return role;
  if (right === undefined) {
    return { ...role, workspaces: role.workspaces.filter((entry) => entry.workspace !== workspace) };
  }
  const workspaces =
    there === undefined
      ? [...role.workspaces, { workspace, role: right }]
      : role.workspaces.map((entry) => (entry.workspace === workspace ? { ...entry, role: right } : entry));
  return { ...role, workspaces };
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item));

function edited(role: FederationRole, edit: Exclude<BulkEdit, { kind: "delete" }>): FederationRole {
  switch (edit.kind) {
    case "add-workspace":
      return withWorkspace(role, edit.workspace, edit.role);
    case "remove-workspace":
      return withWorkspace(role, edit.workspace, undefined);
    case "policies":
      return sameList(role.policies, edit.policies) ? role : { ...role, policies: edit.policies };
    case "session":
      return role.maxSessionDurationSeconds === edit.seconds
        ? role
        : { ...role, maxSessionDurationSeconds: edit.seconds };
  }
}

/** The roles after the edit. A role that is so already stays the very same, so that counting tells what changed. */
export function applyBulkEdit(
  roles: readonly FederationRole[],
  selected: ReadonlySet<number>,
  edit: BulkEdit,
): FederationRole[] {
  if (edit.kind === "delete") return roles.filter((_, index) => !selected.has(index));
  return roles.map((role, index) => (selected.has(index) ? edited(role, edit) : role));
}

/** How many roles differ between two lists of one document. */
export function countChanged(before: readonly FederationRole[], after: readonly FederationRole[]): number {
  const kept = new Set(after);
  return before.filter((role) => !kept.has(role)).length;
}
