/** RAM accepts a string where a list of one would do; both mean the same. */
const listKeys = new Set(["Action", "NotAction", "Resource", "NotResource", "Federated", "RAM", "Service"]);

/**
 * RAM was seen to hand ARNs of principals back in small letters, so their case carries no meaning. One public
 * landing-zone project writes its trust policies in small letters for that reason; see docs/unconfirmed.md.
 */
const principalKinds = new Set(["Federated", "RAM", "Service"]);

/** A principal as it counts in comparisons. */
export function principalKey(principal: string): string {
  return principal.toLowerCase();
}

function canonical(value: unknown, key: string, insideCondition: boolean): unknown {
  const asList = listKeys.has(key) || insideCondition;
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, "", false));
    return asList ? items.map((item) => said(item, key)).sort() : items;
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [
          name,
          canonical(inner, name, key === "StringEquals" || key === "StringLike"),
        ]),
    );
  }
  return asList ? [said(value, key)] : value;
}

function said(value: unknown, key: string): string {
  return principalKinds.has(key) ? principalKey(String(value)) : String(value);
}

/** One text per meaning: key order, list order, string-or-list and the case of a principal do not count. */
export function canonicalPolicy(document: unknown): string {
  return JSON.stringify(canonical(document, "", false));
}

/** True where two policy documents say the same in RAM's policy language. */
export function samePolicy(a: unknown, b: unknown): boolean {
  return canonicalPolicy(a) === canonicalPolicy(b);
}
