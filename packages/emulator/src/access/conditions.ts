import { globToRegExp } from "./match.ts";

/** Values of condition keys of the request at hand. */
export type ConditionContext = Readonly<Record<string, string>>;

/**
 * Are all conditions of a statement met?
 *
 * The string operators are known; a statement with another operator or a key the request does not have is not
 * met, which for an Allow is the safe side.
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
    case "StringNotEqualsIgnoreCase":
      return wanted.every((value) => value.toLowerCase() !== given.toLowerCase());
    case "StringLike":
      return wanted.some((pattern) => globToRegExp(pattern, "").test(given));
    case "StringNotLike":
      return wanted.every((pattern) => !globToRegExp(pattern, "").test(given));
    default:
      return false;
  }
}
