/**
 * The form in which two group names count as "the same but for writing": case, a leading slash (Keycloak's full
 * path), surrounding blanks. The IdP compares exactly, so a pair that only agrees in this form is a likely mistake.
 */
export function looseGroupName(group: string): string {
  return group.trim().replace(/^\/+/, "").toLowerCase();
}

/** Pairs of different names that agree but for writing. */
export function nearMisses(
  given: readonly string[],
  mapped: readonly string[],
): { group: string; like: string }[] {
  const exact = new Set(mapped);
  const loose = new Map(mapped.map((name) => [looseGroupName(name), name]));
  return given.flatMap((group) => {
    if (exact.has(group)) return [];
    const like = loose.get(looseGroupName(group));
    return like === undefined ? [] : [{ group, like }];
  });
}
