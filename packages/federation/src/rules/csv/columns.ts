/**
 * Columns of a table of groups, in the order in which they are written. One row adds what it names to its role, so a
 * role with two groups and three workspaces takes as many rows as it needs.
 */
export const csvColumns = [
  "group",
  "role",
  "workspace",
  "workspace_name",
  "workspace_role",
  "display_name",
  "policies",
  "session_seconds",
  "description",
  "users",
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** Other headings people write; compared in lower case, with blanks and hyphens as underscores. */
const otherHeadings: Record<string, CsvColumn> = {
  idp_group: "group",
  group_name: "group",
  用户组: "group",
  role_name: "role",
  ram_role: "role",
  角色: "role",
  workspace_id: "workspace",
  业务空间: "workspace",
  业务空间_id: "workspace",
  业务空间名称: "workspace_name",
  right: "workspace_role",
  workspace_right: "workspace_role",
  业务空间权限: "workspace_role",
  显示名称: "display_name",
  policy: "policies",
  权限策略: "policies",
  session: "session_seconds",
  最长会话秒数: "session_seconds",
  描述: "description",
  ram_用户: "users",
};

const ours = new Set<string>(csvColumns);

/** The column a heading means; undefined where it means none of ours. */
export function columnOf(heading: string): CsvColumn | undefined {
  const key = heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return ours.has(key) ? (key as CsvColumn) : otherHeadings[key];
}

const delimiters = [",", ";", "\t", "|"] as const;

/**
 * The character between the cells, told from the heading row: the one that cuts it into most of our columns. Counting
 * in the rows below would be fooled by group names that hold commas. Excel's own `sep=;` line counts first.
 */
export function delimiterOf(text: string): string {
  const stated = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (stated !== undefined) return stated;
  const heading = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== "") ?? "";
  const known = (delimiter: string) =>
    heading.split(delimiter).filter((cell) => columnOf(cell.replaceAll('"', "")) !== undefined).length;
  return delimiters.reduce((best, next) => (known(next) > known(best) ? next : best), ",");
}
