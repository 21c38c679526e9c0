/** A single-quoted word of the POSIX shell; NUL cannot stand in an argument and is left out. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:=@%+-]+$/.test(text)) return text;
  return `'${text.toWellFormed().replaceAll("\0", "").replaceAll("'", `'\\''`)}'`;
}
