/**
 * Characters that an editor hides, a transport drops or a parser takes for the end of a line: controls, the Unicode
 * line ends, the byte-order mark, non-characters, and halves of surrogate pairs.
 */
const hidden = /[\p{Cc}\p{Cs}\u00a0\u2028\u2029\ufeff\ufffe\uffff]/gu;

/** UTF-16 code unit as four hexadecimal digits. */
export function fourHex(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, "0");
}

/** Replaces what is hidden by `\uXXXX`, which Java, JavaScript, Python, JSON and OGNL read alike. */
export function showHidden(text: string): string {
  return text.replace(hidden, (unit) => `\\u${fourHex(unit)}`);
}
