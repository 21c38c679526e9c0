import type { FederationRole, RoleWorkspace, Workspace } from "@modelstudio-sso/contracts";
import { badCell, contradiction } from "./cell-findings.ts";
import type { CsvColumn } from "./columns.ts";
import {
  csvLimits,
  type GivenRow,
  policiesIn,
  type Report,
  sessionIn,
  usersIn,
  workspaceIn,
  workspaceRoleIn,
} from "./read-cells.ts";

/** Columns that belong to the whole role: said once, or the same each time. */
const wholeRole = ["policies", "session_seconds", "description", "users"] as const;
type WholeRole = (typeof wholeRole)[number];

/** The rows in which the parts of a role were first named, so that a later finding can point to its row. */
export interface RoleOrigin {
  row: number;
  groups: number[];
  workspaces: number[];
}

interface Reading {
  workspaces: readonly Workspace[];
  report: Report;
}

/** One role while its rows are read, in any order and with anything between them. */
export class RoleInRows {
  readonly #name: string;
  readonly #row: number;
  readonly #reading: Reading;
  readonly #groups = new Map<string, number>();
  readonly #workspaces = new Map<string, { entry: RoleWorkspace; row: number }>();
  readonly #said = new Map<WholeRole, { text: string; row: number }>();

  constructor(name: string, row: number, reading: Reading) {
    this.#name = name;
    this.#row = row;
    this.#reading = reading;
  }

  add(given: GivenRow): void {
    const { group } = given.cells;
    if (group !== undefined && !this.#groups.has(group)) this.#groups.set(group, given.row);
    this.#addWorkspace(given);
    for (const column of wholeRole) this.#say(column, given);
  }

  #say(column: WholeRole, { row, cells }: GivenRow): void {
    const text = cells[column];
    if (text === undefined) return;
    const earlier = this.#said.get(column);
    if (earlier === undefined) this.#said.set(column, { text, row });
    else if (earlier.text !== text) {
      this.#reading.report(
        contradiction(
          { row, column },
          {
            detail: `The rows of ${this.#name} disagree. Say it in one row and leave the others empty.`,
            want: earlier.text,
            got: text,
            earlier: earlier.row,
          },
        ),
      );
    }
  }

  #addWorkspace(given: GivenRow): void {
    const { row, cells } = given;
    const { report, workspaces } = this.#reading;
    const workspace = workspaceIn(given, workspaces, report);
    if (workspace === undefined) {
      this.#reviewOrphans(given);
      return;
    }
    const role = workspaceRoleIn(given, report);
    if (role === undefined) return;
    const displayName = cells.display_name;
    const entry: RoleWorkspace = { workspace, role, ...(displayName === undefined ? {} : { displayName }) };
    const earlier = this.#workspaces.get(workspace);
    if (earlier === undefined) {
      this.#workspaces.set(workspace, { entry, row });
      return;
    }
    const detail = `The rows of ${this.#name} disagree about the workspace ${workspace}.`;
    if (earlier.entry.role !== role) {
      const said = { detail, want: earlier.entry.role, got: role, earlier: earlier.row };
      report(contradiction({ row, column: "workspace_role" }, said));
    }
    if (displayName === undefined) return;
    if (earlier.entry.displayName === undefined) earlier.entry = { ...earlier.entry, displayName };
    else if (earlier.entry.displayName !== displayName) {
      const said = { detail, want: earlier.entry.displayName, got: displayName, earlier: earlier.row };
      report(contradiction({ row, column: "display_name" }, said));
    }
  }

  /** A right or a shown name without a workspace would be lost without a word. */
  #reviewOrphans({ row, cells }: GivenRow): void {
    if (cells.workspace !== undefined || cells.workspace_name !== undefined) return;
    for (const column of ["workspace_role", "display_name"] as const) {
      const text = cells[column];
      if (text === undefined) continue;
      const detail = "The row names no workspace that this could belong to.";
      this.#reading.report(badCell({ row, column }, { detail, want: "an empty cell", got: text }));
    }
  }

  #reviewCounts(): void {
    const tooMany = (column: CsvColumn, most: number, got: number) =>
      this.#reading.report(
        badCell(
          { row: this.#row, column },
          { detail: `${this.#name} has more than can be kept.`, want: `at most ${most}`, got: String(got) },
        ),
      );
    if (this.#groups.size > csvLimits.groups) tooMany("group", csvLimits.groups, this.#groups.size);
    if (this.#workspaces.size > csvLimits.workspaces) {
      tooMany("workspace", csvLimits.workspaces, this.#workspaces.size);
    }
  }

  /** The role as its rows say it. What has no column in the file stays as `before` has it. */
  finish(
    columns: ReadonlySet<CsvColumn>,
    before?: FederationRole,
  ): { role: FederationRole; origin: RoleOrigin } {
    this.#reviewCounts();
    const workspaces = [...this.#workspaces.values()];
    const { description, users, ...whole } = this.#wholeRole(columns, before);
    const role: FederationRole = {
      name: this.#name,
      ...(description === undefined ? {} : { description }),
      groups: columns.has("group") ? [...this.#groups.keys()] : (before?.groups ?? []),
      ...(users === undefined ? {} : { users }),
      ...whole,
      workspaces:
        columns.has("workspace") || columns.has("workspace_name")
          ? workspaces.map(({ entry }) => entry)
          : (before?.workspaces ?? []),
    };
    const rows = { groups: [...this.#groups.values()], workspaces: workspaces.map(({ row }) => row) };
    return { role, origin: { row: this.#row, ...rows } };
  }

  #wholeRole(columns: ReadonlySet<CsvColumn>, before: FederationRole | undefined) {
    const { report } = this.#reading;
    const said = <T>(column: WholeRole, read: (text: string, row: number, report: Report) => T) => {
      const cell = this.#said.get(column);
      return cell === undefined ? undefined : read(cell.text, cell.row, report);
    };
    const kept = <T>(column: WholeRole, value: T, old: T) => (columns.has(column) ? value : old);
    return {
      maxSessionDurationSeconds:
        kept("session_seconds", said("session_seconds", sessionIn), before?.maxSessionDurationSeconds) ??
        3600,
      policies: kept("policies", said("policies", policiesIn), before?.policies) ?? [],
      description: kept(
        "description",
        said("description", (text) => text),
        before?.description,
      ),
      users: kept("users", said("users", usersIn), before?.users),
    };
  }
}
