/**
 * A single-quoted literal of the Spring Expression Language, on which the expression languages of Okta and PingOne are
 * built: a quote is doubled, and there are no other escapes. Source: PingOne, "Expressions and concatenation".
 */
export function singleQuoted(text: string): string {
  return `'${text.toWellFormed().replaceAll("'", "''")}'`;
}
