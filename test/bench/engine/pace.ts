import { setTimeout as wait } from "node:timers/promises";
import type { CallLimiter } from "@modelstudio-sso/alibaba-cloud";

/** Lets `perSecond` calls through, evenly and without a burst, and counts them. */
export interface Pace extends CallLimiter {
  /** Calls since the last asking. */
  counted(): number;
}

/** One place in line each `1000 / perSecond` ms, in the order of asking; the product's budget allows a burst besides. */
export function pace(perSecond: number): Pace {
  let next = 0;
  let count = 0;
  return {
    take: async () => {
      count += 1;
      const now = performance.now();
      const at = Math.max(now, next);
      next = at + 1000 / perSecond;
      if (at > now) await wait(at - now);
    },
    counted: () => {
      const counted = count;
      count = 0;
      return counted;
    },
  };
}
