import type { FederationRole, Workspace } from "@modelstudio-sso/contracts";

/** A workspace as a column or a choice: one of the account, or one that only a role names. */
export interface ShownWorkspace {
  id: string;
  name: string;
  region: string | undefined;
  /** False where the account was read and has no such workspace. */
  known: boolean;
}

/**
 * How a row is laid out. `columns`: one column for each workspace. `list`: all of them in one cell. `stacked`: the
 * whole role in one cell, for phones and beside an open editor.
 */
export type MatrixLayout = "columns" | "list" | "stacked";

/** Widths in rem. `fixed` is everything but the workspaces. */
const width = { fixed: 37.75, workspace: 7, list: 14 };

/** The widest layout that fits without scrolling sideways. */
export function layoutFor(availableRem: number, workspaces: number): MatrixLayout {
  if (availableRem < width.fixed + width.list) return "stacked";
  return availableRem >= width.fixed + workspaces * width.workspace ? "columns" : "list";
}

/** The grid's columns in CSS, the same for the heading and for every row. */
export function columnsOf(layout: MatrixLayout, workspaces: number): string {
  switch (layout) {
    case "columns":
      return `2.75rem minmax(8.5rem, 1.2fr) minmax(8rem, 1.2fr) repeat(${workspaces}, minmax(6.5rem, 0.6fr)) minmax(8rem, 0.9fr) 4.5rem 3rem`;
    case "list":
      return "2.75rem minmax(8.5rem, 1fr) minmax(8rem, 1fr) minmax(11rem, 1.4fr) minmax(8rem, 0.9fr) 4.5rem 3rem";
    case "stacked":
      return "2.75rem minmax(0, 1fr) 3rem";
  }
}

/** Workspaces of the account first, then those that only a role names. */
export function shownWorkspaces(
  roles: readonly FederationRole[],
  workspaces: readonly Workspace[] | undefined,
): ShownWorkspace[] {
  const known = (workspaces ?? []).map(({ id, name, region }) => ({ id, name, region, known: true }));
  const ids = new Set(known.map(({ id }) => id));
  const strange = [...new Set(roles.flatMap((role) => role.workspaces.map((entry) => entry.workspace)))]
    .filter((id) => !ids.has(id))
    .map((id) => ({ id, name: id, region: undefined, known: workspaces === undefined }));
  return [...known, ...strange];
}
