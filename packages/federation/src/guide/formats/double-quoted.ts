import { showHidden } from "./unprintable.ts";

/**
 * A double-quoted literal that JavaScript, Python, Java, OGNL and YAML 1.2 all read as the same text: only `\\`, `\"`
 * and `\uXXXX` are used. The slash of `</` is kept apart, so that the literal may stand in a page.
 */
export function doubleQuoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, (sign) => `\\${sign}`).replace(/<(?=[/!])/g, "\\u003c");
  return `"${showHidden(escaped)}"`;
}
