/**
 * A single-quoted PHP literal: nothing in it is interpolated, and only `\` and `'` need a backslash. Line breaks are
 * part of the text. Source: PHP manual, "Strings".
 */
export function phpString(text: string): string {
  return `'${text.toWellFormed().replace(/[\\']/g, (sign) => `\\${sign}`)}'`;
}

/** A PHP array literal, one entry a line, indented by `depth` levels of four blanks. */
export function phpArray(entries: readonly string[], depth: number): string {
  if (entries.length === 0) return "[]";
  const pad = "    ".repeat(depth);
  return `[\n${entries.map((entry) => `${pad}    ${entry},\n`).join("")}${pad}]`;
}
