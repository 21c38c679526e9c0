import { type Diagnostic, refusalSchema } from "@modelstudio-sso/contracts";
import { ORPCError } from "@orpc/client";

/** Why the service did not do it. */
export interface Refused {
  /** Kind of refusal, such as `REFUSED`, `FORBIDDEN`, or `CONFLICT`. */
  code: string;
  /** HTTP status. */
  status: number;
  /** What is wrong, what was wanted, and who fixes it. Empty: this was not the service's own answer. */
  diagnostics: Diagnostic[];
}

/** Reads what a call rejected with; `null`: it was no answer at all. */
export function refusalOf(error: unknown): Refused | null {
  if (!(error instanceof ORPCError)) return null;
  const parsed = refusalSchema.safeParse(error.data);
  return {
    code: String(error.code),
    status: error.status,
    diagnostics: parsed.success ? parsed.data.diagnostics : [],
  };
}

/** After these a program may come back later, or with another key; nothing was decided about its request. */
export function isAway({ status }: Pick<Refused, "status">): boolean {
  return status === 401 || status === 429 || status >= 500;
}

/** Whether the connection broke, so that the same may be asked again. */
export function isConnectionLoss(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof ORPCError && error.status >= 500);
}
