import { setTimeout as wait } from "node:timers/promises";
import { ORPCError } from "@orpc/client";

/** How long the product may be away in one go, in milliseconds, before that is a failure of its own. */
const longestAbsenceMs = 60_000;

/** Whether nobody answered, or somebody who could not: what a client may meet while a process is being replaced. */
function isAbsence(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof ORPCError && error.status >= 500);
}

/** Asks until there is an answer. Only for what may be asked twice. */
export async function answered<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + longestAbsenceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isAbsence(error) || performance.now() > giveUpAt) throw error;
      await wait(200);
    }
  }
}

/** Asks once; `null`: nobody knows whether it was done. */
export async function once<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!isAbsence(error)) throw error;
    return null;
  }
}
