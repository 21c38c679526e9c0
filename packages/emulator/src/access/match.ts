/** Compares an action with a pattern: case-insensitive, `*` is any text, `?` one character. */
export function actionMatches(pattern: string, action: string): boolean {
  return globToRegExp(pattern, "i").test(action);
}

/**
 * Compares an ARN with a pattern, part by part, so that a `*` never reaches over a colon.
 *
 * A region that one side leaves empty matches any: RAM is a global service and its resources are written
 * both as `acs:ram::…` and as `acs:ram:*:…`.
 */
export function resourceMatches(pattern: string, arn: string): boolean {
  if (pattern === "*") return true;
  const wanted = splitArn(pattern);
  const given = splitArn(arn);
  if (wanted === undefined || given === undefined) return false;
  return wanted.every((part, index) => {
    const value = given[index] ?? "";
    if (index === 2 && (part === "" || value === "" || value === "*")) return true;
    return globToRegExp(part, "").test(value);
  });
}

function splitArn(arn: string): string[] | undefined {
  const parts = arn.split(":");
  if (parts.length < 5) return undefined;
  return [...parts.slice(0, 4), parts.slice(4).join(":")];
}

/** A pattern with `*` and `?` as a regular expression over the whole text. */
export function globToRegExp(glob: string, flags: string): RegExp {
  const source = glob
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, flags);
}
