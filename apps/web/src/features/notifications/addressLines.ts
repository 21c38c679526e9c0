/** Mail addresses as people type them: one a line, or between commas. */
export function addressesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;，；]+/).filter((part) => part !== ""))];
}
