/** The names of the lines of docs/unconfirmed.md, in its order. */
export function linesOf(page: string): string[] {
  return [...page.matchAll(/^\| `([a-z0-9-]+)` /gm)].flatMap((match) => match[1] ?? []);
}

/** Lines of its tables that have no name. */
export function namelessLines(page: string): string[] {
  const rows = page.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| -"));
  return rows.filter((row) => !/^\| (`[a-z0-9-]+` |What is assumed )/.test(row));
}
