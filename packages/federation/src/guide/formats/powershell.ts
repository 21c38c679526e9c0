/**
 * A single-quoted PowerShell literal: nothing is expanded. PowerShell also takes the typographic quotes U+2018 to
 * U+201B for single quotes, so these are doubled too. Source: PowerShell language specification, "String literals".
 */
export function powershellString(text: string): string {
  return `'${text.toWellFormed().replace(/['\u2018-\u201b]/g, (quote) => `${quote}${quote}`)}'`;
}
