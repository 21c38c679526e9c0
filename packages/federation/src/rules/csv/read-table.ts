import { type Diagnostic, diagnostic, type FederationRole, type Workspace } from "@modelstudio-sso/contracts";
import { badCell } from "./cell-findings.ts";
import { type CsvColumn, columnOf, csvColumns } from "./columns.ts";
import { unguardCell } from "./formula-guard.ts";
import { csvLimits, type GivenRow, type Report, reviewTexts } from "./read-cells.ts";
import { RoleInRows, type RoleOrigin } from "./role-in-rows.ts";

/** What a table says, and what is wrong with it. With an error among the findings nothing of it may be taken. */
export interface RolesRead {
  roles: FederationRole[];
  /** For each role, the rows it came from. */
  origins: RoleOrigin[];
  findings: Diagnostic[];
}

interface Heading {
  at: number;
  /** What each cell of a row means; undefined where the heading is none of ours. */
  columns: (CsvColumn | undefined)[];
}

const blank = (cell: string) => cell.trim() === "";
const refused = (found: Diagnostic): RolesRead => ({ roles: [], origins: [], findings: [found] });
const number = (count: number) => count.toLocaleString("en");

function headingProblem(heading: Heading, cells: readonly string[]): Diagnostic | undefined {
  const known = heading.columns.filter((column) => column !== undefined);
  const twice = known.find((column, at) => known.indexOf(column) !== at);
  if (known.includes("role") && known.length > 1 && twice === undefined) return undefined;
  return diagnostic("csv.header", {
    detail:
      twice === undefined
        ? "The first row names the columns; the column role and at least one more are needed."
        : `The column ${twice} is there twice.`,
    path: `row ${heading.at + 1}`,
    want: csvColumns.join(", "),
    got: cells.slice(0, 20).join(", ").slice(0, 300),
  });
}

function ignoredColumns(heading: Heading, cells: readonly string[]): Diagnostic[] {
  const names = cells.filter((cell, at) => !blank(cell) && heading.columns[at] === undefined);
  if (names.length === 0) return [];
  return [
    diagnostic("csv.column-ignored", {
      detail: "These columns mean nothing here; the rest is read.",
      path: `row ${heading.at + 1}`,
      want: csvColumns.join(", "),
      got: names.join(", ").slice(0, 300),
    }),
  ];
}

function givenRow(
  cells: readonly string[],
  row: number,
  { columns, report }: { columns: Heading["columns"]; report: Report },
): GivenRow | undefined {
  if (cells.every(blank)) return undefined;
  const given: GivenRow = { row, cells: {} };
  cells.forEach((cell, at) => {
    const column = columns[at];
    if (column !== undefined && !blank(cell)) given.cells[column] = unguardCell(cell);
    if (at >= columns.length && !blank(cell)) {
      const detail = "The row has more cells than the heading. A comma in a name must stand in quotes.";
      report(badCell({ row }, { detail, want: `${columns.length} cells`, got: cell }));
    }
  });
  reviewTexts(given, report);
  return given;
}

function rolesIn(
  rows: readonly GivenRow[],
  reading: { workspaces: readonly Workspace[]; report: Report },
): Map<string, RoleInRows> {
  const roles = new Map<string, RoleInRows>();
  for (const given of rows) {
    const { row, cells } = given;
    if (cells.role === undefined) {
      const detail = "Every row names the role it belongs to.";
      reading.report(badCell({ row, column: "role" }, { detail, want: "a role name", got: "an empty cell" }));
      continue;
    }
    const role = roles.get(cells.role) ?? new RoleInRows(cells.role, row, reading);
    roles.set(cells.role, role);
    role.add(given);
  }
  return roles;
}

function tooLarge(want: string, got: string): RolesRead {
  return refused(diagnostic("csv.too-large", { detail: "Split the file and bring it in parts.", want, got }));
}

/**
 * Reads roles from a table whose first row names the columns. Rows may come in any order; several rows of one role
 * add up. `current` are the roles of the document: what the file has no column for stays as it is there.
 */
export function rolesFromTable(
  table: readonly (readonly string[])[],
  known: { workspaces?: readonly Workspace[]; current?: readonly FederationRole[] } = {},
): RolesRead {
  const at = table.findIndex((cells) => !cells.every(blank));
  const headings = table[at] ?? [];
  const heading: Heading = {
    at: Math.max(at, 0),
    columns: headings.map((cell) => columnOf(unguardCell(cell))),
  };
  const problem = headingProblem(heading, headings);
  if (problem !== undefined) return refused(problem);
  const findings = ignoredColumns(heading, headings);
  const report: Report = (found) => findings.push(found);
  const given = table
    .slice(at + 1)
    .map((cells, index) => givenRow(cells, at + index + 2, { columns: heading.columns, report }))
    .filter((row) => row !== undefined);
  if (given.length > csvLimits.rows) {
    return tooLarge(`at most ${number(csvLimits.rows)} rows`, `${number(given.length)} rows`);
  }
  const roles = rolesIn(given, { workspaces: known.workspaces ?? [], report });
  if (roles.size > csvLimits.roles) {
    return tooLarge(`at most ${number(csvLimits.roles)} roles`, `${number(roles.size)} roles`);
  }
  const columns = new Set(heading.columns.filter((column) => column !== undefined));
  const before = new Map((known.current ?? []).map((role) => [role.name, role]));
  const read = [...roles].map(([name, role]) => role.finish(columns, before.get(name)));
  return { roles: read.map(({ role }) => role), origins: read.map(({ origin }) => origin), findings };
}
