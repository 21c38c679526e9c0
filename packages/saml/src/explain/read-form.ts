/** The fields of URL-encoded form data that has a SAMLResponse. */
export function readForm(text: string): { posted: string; relayState?: string } | undefined {
  const from = /(?:^|[?&\s])(SAMLResponse=)/.exec(text);
  if (from === null) return undefined;
  const fields = new URLSearchParams(text.slice(from.index).replace(/^[?&\s]+/, ""));
  const before = new URLSearchParams(text.slice(0, from.index));
  const posted = fields.get("SAMLResponse");
  if (posted === null) return undefined;
  const relayState = fields.get("RelayState") ?? before.get("RelayState");
  // A plus sign that was not escaped arrives as a blank; base64 has no blanks, so it can be put back.
  return { posted: posted.replaceAll(" ", "+"), ...(relayState === null ? {} : { relayState }) };
}
