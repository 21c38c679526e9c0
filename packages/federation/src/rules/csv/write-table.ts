import type { FederationRole, Workspace } from "@modelstudio-sso/contracts";
import { type CsvColumn, csvColumns } from "./columns.ts";
import { guardCell } from "./formula-guard.ts";

/** What a `users` cell says where a role names no user at all, which is not the same as naming none in particular. */
export const nobody = "(none)";

type Row = Partial<Record<CsvColumn, string>>;

function rowsOf(role: FederationRole, nameOf: ReadonlyMap<string, string>): Row[] {
  const withWorkspace = role.workspaces.map(
    (entry): Row => ({
      workspace: entry.workspace,
      workspace_name: nameOf.get(entry.workspace) ?? "",
      workspace_role: entry.role,
      display_name: entry.displayName ?? "",
    }),
  );
  const [firstWorkspace = {}, ...workspaces] = withWorkspace;
  const [firstGroup = "", ...groups] = role.groups;
  const first: Row = {
    group: firstGroup,
    ...firstWorkspace,
    policies: role.policies.join(" "),
    session_seconds: String(role.maxSessionDurationSeconds),
    description: role.description ?? "",
    users: role.users === undefined ? "" : role.users.join(" ") || nobody,
  };
  return [first, ...groups.map((group): Row => ({ group })), ...workspaces].map((row) => ({
    ...row,
    role: role.name,
  }));
}

/**
 * Roles as a table, headings first. What belongs to the whole role (policies, session, description, users) stands in
 * the role's first row; an empty cell below means "as above". Cells are guarded against formulas.
 */
export function tableFromRoles(
  roles: readonly FederationRole[],
  workspaces: readonly Workspace[] = [],
): string[][] {
  const nameOf = new Map(workspaces.map(({ id, name }) => [id, name]));
  const columns = csvColumns.filter(
    (column) =>
      (column !== "users" || roles.some((role) => role.users !== undefined)) &&
      (column !== "description" || roles.some((role) => role.description !== undefined)),
  );
  const rows = roles.flatMap((role) => rowsOf(role, nameOf));
  return [[...columns], ...rows.map((row) => columns.map((column) => guardCell(row[column] ?? "")))];
}
