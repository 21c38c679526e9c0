import { fourHex } from "./unprintable.ts";

/**
 * A pattern that matches exactly this text. Only letters, digits, `_`, `-` and single blanks stand for themselves; all
 * else is `\uXXXX`, which .NET and Java read alike, so that nothing is left that the file around it could take for
 * syntax (quotes, `<`, `$`, `%{`, a backslash before a quote).
 */
export function exactRegex(text: string): string {
  return text.replace(/[^\p{L}\p{N}_ -]/gu, (sign) =>
    [...Array(sign.length).keys()].map((index) => `\\u${fourHex(sign.charAt(index))}`).join(""),
  );
}
