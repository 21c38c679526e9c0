/**
 * What spreadsheets take for a formula: `=`, `+`, `-`, `@` and their full-width forms, also behind blanks, and a tab
 * or line break at the start. Source: OWASP, "CSV Injection".
 */
const formula = "(?:\\s*[=+\\-@＝＋－＠]|[\\t\\r\\n])";
const dangerous = new RegExp(`^'*${formula}`);
const guarded = new RegExp(`^'+${formula}`);

/** The cell as it is written: one apostrophe in front of whatever a spreadsheet would run. */
export function guardCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text as it was before `guardCell`. A cell that was never guarded stays as it is. */
export function unguardCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
