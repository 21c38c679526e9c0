import { diagnostic } from "@modelstudio-sso/contracts";
import { Refused } from "../operations/refused.ts";
import type { AttemptLimit } from "../storage/attempts.ts";
import type { Store } from "../storage/store.ts";

/** Counts a try at something that could be guessed, and refuses it where there were too many. */
export async function countTry(store: Store, key: string, limit: AttemptLimit): Promise<void> {
  const { allowed, retryAfter } = await store.attempts.count(key, limit);
  if (allowed) return;
  throw new Refused(
    [
      diagnostic("request.slow-down", {
        detail: `Nothing was looked at. Try again in ${retryAfter} seconds.`,
        want: `at most ${limit.max} in ${limit.window} seconds`,
      }),
    ],
    "SLOW_DOWN",
  );
}

/** One-time links and passwords that are tried from one address. */
export const linkTries: AttemptLimit = { window: 600, max: 30 };
/** Wrong current passwords in an open session. */
export const passwordTries: AttemptLimit = { window: 900, max: 10 };
/** Sign-ins by a company that are begun from one address; a whole company can share one. */
export const companyTries: AttemptLimit = { window: 600, max: 120 };
/** Sign-ins to one account, from wherever; far below what guessing needs, far above what a person does. */
export const accountTries: AttemptLimit = { window: 3600, max: 100 };
