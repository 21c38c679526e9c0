import type { Diagnostic, PolicyName, Workspace, WorkspaceRole } from "@modelstudio-sso/contracts";
import { bailianPolicies } from "../policies.ts";
import { badCell, type CellPlace } from "./cell-findings.ts";
import type { CsvColumn } from "./columns.ts";
import { nobody } from "./write-table.ts";

/** The cells of one row that say something, without their guards. */
export interface GivenRow {
  row: number;
  cells: Partial<Record<CsvColumn, string>>;
}

export type Report = (found: Diagnostic) => void;

/** Bounds of the federation document, so that what is read can be saved. */
export const csvLimits = {
  rows: 10_000,
  roles: 1_000,
  groups: 200,
  workspaces: 200,
  users: 50,
} as const;

const longest: Partial<Record<CsvColumn, number>> = {
  group: 1024,
  role: 128,
  workspace: 128,
  display_name: 64,
  description: 1024,
};

/** Texts that are too long for the document, or that lost letters on their way. */
export function reviewTexts({ row, cells }: GivenRow, report: Report): void {
  for (const [column, text] of Object.entries(cells) as [CsvColumn, string][]) {
    const at: CellPlace = { row, column };
    const most = longest[column];
    if (most !== undefined && text.length > most) {
      report(
        badCell(at, {
          detail: "The text is longer than can be kept.",
          want: `at most ${most} characters`,
          got: `${text.length} characters`,
        }),
      );
    }
    if (text.includes("\uFFFD")) {
      report(
        badCell(at, {
          detail: "Letters were lost when the file was saved. Save it as CSV UTF-8 and bring it again.",
          got: text,
        }),
      );
    }
  }
}

const workspaceRoles: Record<string, WorkspaceRole> = {
  admin: "Admin",
  administrator: "Admin",
  管理员: "Admin",
  visitor: "Visitor",
  访客: "Visitor",
};

/** The right in a workspace. None is assumed: an empty cell beside a workspace is a finding. */
export function workspaceRoleIn({ row, cells }: GivenRow, report: Report): WorkspaceRole | undefined {
  const text = cells.workspace_role ?? "";
  const role = workspaceRoles[text.trim().toLowerCase()];
  if (role === undefined) {
    report(
      badCell(
        { row, column: "workspace_role" },
        {
          detail: "Say which right the role has in this workspace.",
          want: "Admin or Visitor",
          got: text === "" ? "an empty cell" : text,
        },
      ),
    );
  }
  return role;
}

/** The ID of the workspace that a row names by its ID, or by a name only one workspace of the account has. */
export function workspaceIn(
  { row, cells }: GivenRow,
  workspaces: readonly Workspace[],
  report: Report,
): string | undefined {
  const column = cells.workspace === undefined ? "workspace_name" : "workspace";
  const text = cells[column];
  if (text === undefined) return undefined;
  if (column === "workspace" && workspaces.some(({ id }) => id === text)) return text;
  const named = workspaces.filter(({ id, name }) => id === text.trim() || name === text.trim());
  if (named.length === 1 && named[0] !== undefined) return named[0].id;
  // An ID nobody knows is kept, and the review of the document says so; a name leads nowhere.
  if (named.length === 0 && column === "workspace") return text;
  report(
    badCell(
      { row, column },
      {
        detail:
          named.length === 0
            ? "No workspace of this account has this name. Write its ID in the column workspace."
            : "More than one workspace has this name. Write the ID of the one you mean.",
        want: (named.length === 0 ? workspaces : named).map(({ id, name }) => `${name} (${id})`).join(", "),
        got: text,
      },
    ),
  );
  return undefined;
}

const separators = /[\s,;|，；、]+/;

/** The policies of a cell, by their names. */
export function policiesIn(text: string, row: number, report: Report): PolicyName[] {
  const names = [...new Set(text.split(separators).filter((name) => name !== ""))];
  return names.flatMap((name) => {
    const known = bailianPolicies.find((policy) => policy.name.toLowerCase() === name.toLowerCase());
    if (known !== undefined) return [known.name];
    report(
      badCell(
        { row, column: "policies" },
        {
          detail: "Only the system policies of Model Studio can be attached. Leave the cell empty for none.",
          want: bailianPolicies.map((policy) => policy.name).join(", "),
          got: name,
        },
      ),
    );
    return [];
  });
}

/** RAM's MaxSessionDuration, in seconds. */
export function sessionIn(text: string, row: number, report: Report): number | undefined {
  const seconds = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (seconds >= 3600 && seconds <= 43200) return seconds;
  report(
    badCell(
      { row, column: "session_seconds" },
      {
        detail: "RAM allows a role's sessions to last one to twelve hours.",
        want: "a whole number, 3600 to 43200",
        got: text,
      },
    ),
  );
  return undefined;
}

/** RAM users by name; the word for "nobody" is an empty list. */
export function usersIn(text: string, row: number, report: Report): string[] {
  if (text.trim().toLowerCase() === nobody) return [];
  const users = [...new Set(text.split(separators).filter((name) => name !== ""))];
  if (users.length > csvLimits.users) {
    report(
      badCell(
        { row, column: "users" },
        {
          detail: "A role can name only so many RAM users.",
          want: `at most ${csvLimits.users} users`,
          got: `${users.length} users`,
        },
      ),
    );
  }
  return users.slice(0, csvLimits.users);
}
