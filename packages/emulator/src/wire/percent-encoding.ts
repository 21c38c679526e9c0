/** RFC 3986 encoding as both signature methods use it: everything but letters, digits and `-_.~`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `k=v` pairs sorted by name, encoded; the canonical query of a request. */
export function canonicalQuery(pairs: Iterable<[string, string]>): string {
  return [...pairs]
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
}
