import { noPermissionRefusal } from "../access/authorize.ts";
import type { Assumptions } from "../assumptions.ts";
import { notFound, type Refusal } from "./api-error.ts";
import { authenticationRefusals } from "./authenticate.ts";
import type { AnonymousOperation, ProductApi, RefusalOf, SignedOperation } from "./operation.ts";

/** An action or version nobody knows, or a known one at another path. */
export const unknownAction: Refusal = notFound(
  "InvalidAction.NotFound",
  "Specified api is not found, please check your url and method.",
);

/** A published action that this emulator leaves out; the real cloud has no such answer. */
export const notEmulated: Refusal = {
  status: 501,
  code: "Emulator.NotEmulated",
  message: "The emulator knows this action and does not emulate it.",
};

/** What the cloud answers where its own parts fail. */
export const internalError: Refusal = {
  status: 500,
  code: "InternalError",
  message: "The request processing has failed due to some unknown error.",
};

/** A refusal with the guesses in it settled. */
export function settled(refusal: RefusalOf, assumptions: Assumptions): Refusal {
  return typeof refusal === "function" ? refusal(assumptions) : refusal;
}

/** Errors of one operation that its callers can bring about, its parameters' first. */
export function refusalsOf(
  operation: SignedOperation | AnonymousOperation,
  assumptions: Assumptions,
): Refusal[] {
  const ofParams = Object.entries(operation.params).flatMap(([name, rule]) =>
    rule.refusals({ name, assumptions }),
  );
  const own = operation.refusals.map((refusal) => settled(refusal, assumptions));
  return [...new Map([...ofParams, ...own].map((refusal) => [refusal.code, refusal])).values()];
}

/** Errors that every signed call to a product can get. */
export function commonRefusals(api: ProductApi, assumptions: Assumptions): Refusal[] {
  const precondition = api.precondition?.refusals ?? [];
  return [
    unknownAction,
    ...authenticationRefusals,
    ...precondition.map((refusal) => settled(refusal, assumptions)),
    noPermissionRefusal,
  ];
}

const undeclared = new Set<string>();

/** Errors that operations raised without declaring them, as `product:Action Code`; a test wants none. */
export function undeclaredRefusals(): string[] {
  return [...undeclared];
}

/** Remembers an error that the table of coverage does not know. */
export function noteUndeclared(where: { api: ProductApi; action: string }, code: string): void {
  undeclared.add(`${where.api.product}:${where.action} ${code}`);
}
