import type { Assumptions } from "../assumptions.ts";
import { ApiError, badRequest, type Refusal } from "./api-error.ts";

/** Where a value is read: the name of its parameter, and the guesses in force. */
export interface Place {
  name: string;
  assumptions: Assumptions;
}

/** What one parameter must look like. The table of coverage is made from the same rule that does the check. */
export interface Rule<T> {
  /** The rule in words. */
  words: (assumptions: Assumptions) => string;
  /** Errors that {@link Rule.read} raises. */
  refusals: (place: Place) => Refusal[];
  /** The checked value. @throws one of the refusals */
  read: (text: string | undefined, place: Place) => T;
}

/** Rules by wire name. */
export type Rules = Readonly<Record<string, Rule<unknown>>>;

/** The checked values of such rules. */
export type Args<R extends Rules> = { readonly [Name in keyof R]: R[Name] extends Rule<infer T> ? T : never };

/** Reads all parameters, in the order of the rules. @throws the first refusal */
export function readArgs<R extends Rules>(
  rules: R,
  params: Readonly<Record<string, string>>,
  assumptions: Assumptions,
): Args<R> {
  const entries = Object.entries(rules).map(([name, rule]) => [
    name,
    rule.read(params[name], { name, assumptions }),
  ]);
  return Object.fromEntries(entries) as Args<R>;
}

/** `MissingParameter.X`. */
export function missing({ name, assumptions }: Place): Refusal {
  const { missingParameterCode } = assumptions.wire;
  return badRequest(`${missingParameterCode}.${name}`, `Parameter ${name} is required.`);
}

/** `InvalidParameter.X.Length`. */
export function tooLong({ name }: Pick<Place, "name">): Refusal {
  return badRequest(`InvalidParameter.${name}.Length`, `The parameter - "${name}" beyond the length limit.`);
}

/** `InvalidParameter.X.InvalidChars`. */
export function invalidChars({ name }: Place): Refusal {
  return badRequest(
    `InvalidParameter.${name}.InvalidChars`,
    `The parameter - "${name}" contains invalid chars.`,
  );
}

/** `InvalidParameter.X.Format`. */
export function badFormat({ name }: Place): Refusal {
  return badRequest(
    `InvalidParameter.${name}.Format`,
    `The format of the parameter - "${name}" is incorrect.`,
  );
}

/** `InvalidParameter.X`. */
export function incorrect({ name }: Pick<Place, "name">): Refusal {
  return badRequest(`InvalidParameter.${name}`, `The parameter - "${name}" is incorrect.`);
}

/** Makes any rule one for a parameter that must be there. */
export function required<T>(rule: Rule<T>): Rule<Exclude<T, undefined>> {
  return {
    words: (assumptions) => ["required", rule.words(assumptions)].filter((word) => word !== "").join(", "),
    refusals: (place) => [missing(place), ...rule.refusals(place)],
    read: (text, place) => {
      if (text === undefined || text === "") throw new ApiError(missing(place));
      return rule.read(text, place) as Exclude<T, undefined>;
    },
  };
}

/** Any text. */
export const anyText: Rule<string | undefined> = {
  words: () => "",
  refusals: () => [],
  read: (text) => text,
};

/** A text of limited length, in characters. */
export function text(max: number | ((assumptions: Assumptions) => number)): Rule<string | undefined> {
  const limit = (assumptions: Assumptions) => (typeof max === "number" ? max : max(assumptions));
  return {
    words: (assumptions) => `at most ${limit(assumptions)} characters`,
    refusals: (place) => [tooLong(place)],
    read: (given, place) => {
      if (given !== undefined && given.length > limit(place.assumptions)) throw new ApiError(tooLong(place));
      return given;
    },
  };
}

/** A name of limited length out of certain characters. */
export function name(rule: { pattern: RegExp; max: number; words: string }): Rule<string | undefined> {
  const length = text(rule.max);
  return {
    words: () => `1 to ${rule.max} ${rule.words}`,
    refusals: (place) => [tooLong(place), invalidChars(place)],
    read: (given, place) => {
      length.read(given, place);
      if (given !== undefined && !rule.pattern.test(given)) throw new ApiError(invalidChars(place));
      return given;
    },
  };
}

/** A text of a certain form; the refusal is `InvalidParameter.X.Format` unless said. */
export function formed(rule: {
  pattern: RegExp;
  words: string;
  refusal?: (place: Place) => Refusal;
}): Rule<string | undefined> {
  const refusal = rule.refusal ?? badFormat;
  return {
    words: () => rule.words,
    refusals: (place) => [refusal(place)],
    read: (given, place) => {
      if (given !== undefined && given !== "" && !rule.pattern.test(given))
        throw new ApiError(refusal(place));
      return given;
    },
  };
}

/** One of some words; absent is undefined. */
export function oneOf<W extends string>(...words: readonly W[]): Rule<W | undefined> {
  return {
    words: () => words.join(" or "),
    refusals: (place) => [incorrect(place)],
    read: (given, place) => {
      if (given === undefined || given === "") return undefined;
      const known = words.find((word) => word === given);
      if (known === undefined) throw new ApiError(incorrect(place));
      return known;
    },
  };
}

/** A whole number within limits. */
export function integer(rule: {
  min: number;
  max: number | ((assumptions: Assumptions) => number);
  /** Value when the parameter is absent. */
  fallback: number | ((assumptions: Assumptions) => number);
}): Rule<number> {
  const value = (of: number | ((assumptions: Assumptions) => number), assumptions: Assumptions) =>
    typeof of === "number" ? of : of(assumptions);
  return {
    words: (assumptions) =>
      `${rule.min} to ${value(rule.max, assumptions)}, default ${value(rule.fallback, assumptions)}`,
    refusals: (place) => [incorrect(place)],
    read: (given, place) => {
      if (given === undefined || given === "") return value(rule.fallback, place.assumptions);
      const number = Number(given);
      const max = value(rule.max, place.assumptions);
      if (Number.isInteger(number) && number >= rule.min && number <= max) return number;
      throw new ApiError(incorrect(place), {
        message: `The parameter - "${place.name}" must be ${rule.min} to ${max}.`,
      });
    },
  };
}

/** A whole number within limits, or none. */
export function optionalInteger(rule: { min: number; max: number }): Rule<number | undefined> {
  const number = integer({ ...rule, fallback: rule.min });
  return {
    words: () => `${rule.min} to ${rule.max}`,
    refusals: number.refusals,
    read: (given, place) => (given === undefined || given === "" ? undefined : number.read(given, place)),
  };
}

/** True, false or absent. */
export const optionalFlag: Rule<boolean | undefined> = {
  words: () => "true or false",
  refusals: () => [],
  read: (given) => (given === undefined || given === "" ? undefined : given.toLowerCase() === "true"),
};

/** True or false; absent is false. */
export const flag: Rule<boolean> = {
  words: () => "true or false, default false",
  refusals: () => [],
  read: (given) => given?.toLowerCase() === "true",
};

/** A list in JSON; absent is empty. */
export function jsonList(max: number): Rule<unknown[]> {
  return {
    words: () => `JSON list of at most ${max}`,
    refusals: (place) => [incorrect(place)],
    read: (given, place) => {
      if (given === undefined || given === "") return [];
      const list = parsedList(given);
      if (list === undefined || list.length > max) throw new ApiError(incorrect(place));
      return list;
    },
  };
}

function parsedList(text: string): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
