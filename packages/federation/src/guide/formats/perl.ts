/** Words that LemonLDAP::NG replaces in an expression before Perl sees it, within literals too. */
const rewritten = /\b(?:skip|inGroup|has2f)\b/;
const plain = /^[A-Za-z0-9 ._:/,=-]*$/;

function everyCharacter(text: string): string {
  return [...text].map((sign) => `\\x{${(sign.codePointAt(0) ?? 0).toString(16)}}`).join("");
}

/**
 * A Perl literal for an expression of LemonLDAP::NG, whose preprocessor rewrites `$name` and a few words wherever they
 * stand: text it could touch, or Perl could interpolate, is written as code points. Source: LemonLDAP::NG
 * Handler/Main/Reload.pm, `substitute`.
 */
export function perlString(text: string): string {
  return plain.test(text) && !rewritten.test(text) ? `'${text}'` : `"${everyCharacter(text.toWellFormed())}"`;
}

/** The same text as the bytes of its UTF-8 form: sessions hold either. */
export function perlBytes(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  return `"${bytes.map((byte) => `\\x{${byte.toString(16)}}`).join("")}"`;
}
