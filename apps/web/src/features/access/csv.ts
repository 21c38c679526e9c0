import type { AccessLegend, RoleAccess, WorkspaceAccess } from "@modelstudio-sso/contracts";
import Papa from "papaparse";
import { capabilitiesByLayer, type Row, type RowLink } from "./rows.ts";

/** Words of the page's language for values that are ids in the data. */
export interface CsvWords {
  column(id: (typeof columns)[number]): string;
  subject(kind: Row["subject"]["kind"]): string;
  way(way: RowLink["way"]): string;
  right(role: WorkspaceAccess["role"]): string;
  state(state: WorkspaceAccess["state"]): string;
  capability(id: RoleAccess["capabilities"][number]): string;
  change(change: "gained" | "lost" | "changed"): string;
  yes: string;
  no: string;
}

export const columns = [
  "kind",
  "subject",
  "role",
  "way",
  "expected",
  "workspace",
  "workspaceId",
  "right",
  "membership",
  "evidence",
  "policies",
  "permissions",
  "session",
  "decidedBy",
  "change",
] as const;

interface Given {
  legend: AccessLegend;
  words: CsvWords;
}

function workspaceCells(entry: WorkspaceAccess | null, words: CsvWords): string[] {
  if (entry === null) return ["", "", "", "", ""];
  const { evidence } = entry;
  return [
    entry.name ?? "",
    entry.workspace,
    words.right(entry.role),
    words.state(entry.state),
    evidence === null ? "" : [evidence.by, evidence.at, evidence.note].filter(Boolean).join("; "),
  ];
}

function roleCells(access: RoleAccess | null, { legend, words }: Given): string[] {
  if (access === null) return ["", "", "", ""];
  const told = capabilitiesByLayer(access.capabilities, legend).flatMap((entry) => entry.ids);
  return [
    access.policies.map((policy) => policy.policy).join("; "),
    told.map((id) => words.capability(id)).join("; "),
    String(access.session.seconds),
    access.session.decidedBy.join("; "),
  ];
}

function linesOf(row: Row, given: Given): string[][] {
  const { words } = given;
  return row.links.flatMap((link) => {
    const workspaces = [...(link.access?.workspaces ?? []), ...(link.access?.unproven ?? [])];
    return (workspaces.length === 0 ? [null] : workspaces).map((workspace) => [
      words.subject(row.subject.kind),
      row.subject.name,
      link.role,
      words.way(link.way),
      link.expected ? words.yes : words.no,
      ...workspaceCells(workspace, words),
      ...roleCells(link.access, given),
      link.change === null ? "" : words.change(link.change.change),
    ]);
  });
}

/**
 * One line for each subject, role and workspace, for an auditor's spreadsheet. A cell that starts like a formula is
 * written as text: group names come from outside.
 */
export function accessCsv(rows: readonly Row[], given: Given): string {
  const lines = [columns.map((id) => given.words.column(id)), ...rows.flatMap((row) => linesOf(row, given))];
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${Papa.unparse(lines, { escapeFormulae: true })}\r\n`;
}
