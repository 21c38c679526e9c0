import type { DiagnosticCode, FixAt } from "@modelstudio-sso/contracts";
import type { Login } from "./login.ts";

/** Something wrong with a login or its metadata, as a person might have made it. */
export interface Fault {
  readonly name: string;
  /** What it changes; two faults that change the same thing do not go together. `response` and `metadata` are all of it. */
  readonly touches: readonly string[];
  /** The findings it must lead to, and no others. */
  readonly codes: readonly DiagnosticCode[];
  /** Who must be named as able to fix it. */
  readonly fixAt: readonly FixAt[];
  /** Findings of other faults that can no longer be made, because what they speak of is gone. */
  readonly hides?: RegExp;
  seed(login: Login): void;
}

/** True where both can be wrong at once. */
export function goTogether(one: Fault, other: Fault): boolean {
  const whole = (fault: Fault, of: Fault) =>
    fault.touches.some(
      (part) =>
        (part === "response" || part === "metadata") &&
        of.touches.some((mine) => mine === part || mine.startsWith(`${part}:`)),
    );
  return (
    !whole(one, other) && !whole(other, one) && !one.touches.some((part) => other.touches.includes(part))
  );
}

/** The codes of both, without what one of them hides of the other. */
export function expectedCodes(faults: readonly Fault[]): Set<string> {
  return new Set(
    faults.flatMap((fault) =>
      fault.codes.filter((code) => !faults.some((other) => other !== fault && other.hides?.test(code))),
    ),
  );
}
