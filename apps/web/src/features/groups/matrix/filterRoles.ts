import type { Diagnostic, FederationRole } from "@modelstudio-sso/contracts";

/** What the table is narrowed down to. */
export interface RoleFilter {
  text: string;
  /** A workspace ID, `any`, or `none` for roles that lead nowhere. */
  workspace: string;
  onlyFindings: boolean;
}

export const noFilter: RoleFilter = { text: "", workspace: "any", onlyFindings: false };

interface Known {
  findings: (index: number) => readonly Diagnostic[];
  nameOf: (workspace: string) => string;
}

/** Roles never change, they are replaced; so what can be searched in one is put together once. */
const searched = new WeakMap<FederationRole, string>();

function textOf(role: FederationRole): string {
  const before = searched.get(role);
  if (before !== undefined) return before;
  const parts = [role.name, ...role.groups, ...(role.users ?? []), ...role.policies];
  const text = parts.concat(role.workspaces.flatMap((entry) => [entry.workspace, entry.displayName ?? ""]));
  const lower = text.join("\n").toLowerCase();
  searched.set(role, lower);
  return lower;
}

/** Places of the roles that match. Every word must occur in the role, its groups, workspaces or policies. */
export function filterRoles(roles: readonly FederationRole[], filter: RoleFilter, known: Known): number[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const inWorkspace = (role: FederationRole) =>
    filter.workspace === "any" ||
    (filter.workspace === "none"
      ? role.workspaces.length === 0
      : role.workspaces.some(({ workspace }) => workspace === filter.workspace));
  const says = (role: FederationRole, word: string) =>
    textOf(role).includes(word) ||
    role.workspaces.some(({ workspace }) => known.nameOf(workspace).toLowerCase().includes(word));
  return roles.flatMap((role, index) =>
    inWorkspace(role) &&
    words.every((word) => says(role, word)) &&
    (!filter.onlyFindings || known.findings(index).length > 0)
      ? [index]
      : [],
  );
}
