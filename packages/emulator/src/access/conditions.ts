/** Values of condition keys of the request at hand. */
export type ConditionContext = Readonly<Record<string, string>>;

/**
 * Are all conditions of a statement met?
 *
 * Only string operators are known; a statement with another operator or an unknown key is not met, which for
 * an Allow is the safe side.
 */
export function conditionsMet(
  conditions: ReadonlyMap<string, ReadonlyMap<string, string[]>>,
  context: ConditionContext,
): boolean {
  return [...conditions].every(([operator, keys]) =>
    [...keys].every(([key, wanted]) => {
      const given = context[key];
      if (given === undefined) return false;
      return compare(operator, given, wanted);
    }),
  );
}

function compare(operator: string, given: string, wanted: string[]): boolean {
  switch (operator) {
    case "StringEquals":
      return wanted.includes(given);
    case "StringNotEquals":
      return !wanted.includes(given);
    case "StringEqualsIgnoreCase":
      return wanted.some((value) => value.toLowerCase() === given.toLowerCase());
    default:
      return false;
  }
}
