/** RAM accepts a string where a list of one would do; both mean the same. */
const listKeys = new Set(["Action", "NotAction", "Resource", "NotResource", "Federated", "RAM", "Service"]);

function canonical(value: unknown, key: string, insideCondition: boolean): unknown {
  const asList = listKeys.has(key) || insideCondition;
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, "", false));
    return asList ? items.map(String).sort() : items;
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
  return asList ? [String(value)] : value;
}

/** One text per meaning: key order, list order and string-or-list do not count. */
export function canonicalPolicy(document: unknown): string {
  return JSON.stringify(canonical(document, "", false));
}

/** True where two policy documents say the same in RAM's policy language. */
export function samePolicy(a: unknown, b: unknown): boolean {
  return canonicalPolicy(a) === canonicalPolicy(b);
}
