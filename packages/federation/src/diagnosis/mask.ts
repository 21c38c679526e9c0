const longest = 64;

/**
 * The shape of a text: `x` for a letter, `9` for a digit, `□` for a letter outside of ASCII; marks and blanks stay.
 * Length and forbidden characters, which findings are about, can still be seen.
 */
export function shapeOf(text: string): string {
  const shape = text
    .slice(0, longest)
    .replaceAll(/[A-Za-z]/g, "x")
    .replaceAll(/[0-9]/g, "9")
    .replaceAll(/(?![\p{ASCII}])[\p{L}\p{N}\p{M}]/gu, "□");
  return text.length > longest ? `${shape}… (${text.length} characters)` : shape;
}

/** Lengths are those of RFC 5321; without them a long run of letters would cost quadratic time. */
export const emailPattern = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

const base64Run = /[A-Za-z0-9+/]{64,}={0,2}/g;

/** Signature values, certificates and other long base64: their beginning and length. Fingerprints in hex stay. */
export function shortenBase64(text: string, note: () => void): string {
  return text.replaceAll(base64Run, (run) => {
    if (/^[0-9a-f]+$/i.test(run)) return run;
    note();
    return `${run.slice(0, 8)}… (${run.length} characters)`;
  });
}

/** An address without its query and fragment, which may hold tickets. Anything else as it is. */
export function withoutQuery(text: string, note: () => void): string {
  if (!/^https?:\/\//i.test(text)) return text;
  return text.replace(/[?#].*$/s, () => {
    note();
    return "?…";
  });
}
