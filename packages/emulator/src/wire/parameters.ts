import { badRequest, missingParameter } from "./api-error.ts";
import type { Params } from "./wire-request.ts";

/** A required parameter. @throws 400 `MissingParameter.<name>` */
export function required(params: Params, name: string): string {
  const value = params[name];
  if (value === undefined || value === "") throw missingParameter(name);
  return value;
}

/** Limits of {@link integer}. */
export interface IntegerRule {
  min: number;
  max: number;
  /** Value when the parameter is absent. */
  fallback: number;
}

/** An integer parameter. @throws 400 `InvalidParameter.<name>` */
export function integer(params: Params, name: string, rule: IntegerRule): number {
  const text = params[name];
  if (text === undefined || text === "") return rule.fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < rule.min || value > rule.max) {
    throw badRequest(
      `InvalidParameter.${name}`,
      `The parameter - "${name}" must be ${rule.min} to ${rule.max}.`,
    );
  }
  return value;
}

/** A boolean parameter; absent is false. */
export function flag(params: Params, name: string): boolean {
  return params[name]?.toLowerCase() === "true";
}

/** Rule of a name: allowed characters and length. */
export interface NameRule {
  pattern: RegExp;
  maxLength: number;
}

/** A required name. @throws 400 `MissingParameter`, `InvalidParameter.<name>.Length`, `.InvalidChars` */
export function name(params: Params, parameter: string, rule: NameRule): string {
  const value = required(params, parameter);
  checkLength(value, parameter, rule.maxLength);
  if (!rule.pattern.test(value)) {
    throw badRequest(
      `InvalidParameter.${parameter}.InvalidChars`,
      `The parameter - "${parameter}" contains invalid chars.`,
    );
  }
  return value;
}

/** An optional text of limited length. @throws 400 `InvalidParameter.<name>.Length` */
export function text(params: Params, parameter: string, maxLength: number): string | undefined {
  const value = params[parameter];
  if (value !== undefined) checkLength(value, parameter, maxLength);
  return value;
}

/** @throws 400 `InvalidParameter.<name>.Length` */
export function checkLength(value: string, parameter: string, maxLength: number): void {
  if (value.length > maxLength) {
    throw badRequest(
      `InvalidParameter.${parameter}.Length`,
      `The parameter - "${parameter}" beyond the length limit.`,
    );
  }
}
