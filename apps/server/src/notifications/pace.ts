/** How sending is spread over time. All in milliseconds. */
export interface Pace {
  /** How often it is looked whether something is due. */
  everyMs: number;
  /** After the first attempt; each further wait is `factor` times as long. */
  firstWaitMs: number;
  factor: number;
  mostWaitMs: number;
  /** After its beginning a delivery is given up. */
  giveUpAfterMs: number;
  /** How long one server has for an attempt before another takes it over. */
  leaseMs: number;
}

/** Ten attempts within a day: after 10 s, 30 s, 1.5, 4.5, 13.5, 40 minutes, 2 h, then every six hours. */
export const usualPace: Pace = {
  everyMs: 2_000,
  firstWaitMs: 10_000,
  factor: 3,
  mostWaitMs: 6 * 60 * 60_000,
  giveUpAfterMs: 24 * 60 * 60_000,
  leaseMs: 120_000,
};

interface Failed {
  /** Made so far, this one included. */
  attempts: number;
  begunAt: Date;
  now: Date;
  /** Since when the receiver wants to be asked again; `null`: it did not say. */
  notBefore: Date | null;
  /** From 0 to 1. */
  chance: number;
}

/**
 * When to try again; `null`: not any more. The wait is stretched by up to a quarter, so that what failed together does
 * not come back together. A receiver that asks for more time gets it.
 */
export function nextAttempt(pace: Pace, { attempts, begunAt, now, notBefore, chance }: Failed): Date | null {
  const wait = Math.min(pace.firstWaitMs * pace.factor ** (attempts - 1), pace.mostWaitMs);
  const at = Math.max(now.getTime() + wait * (1 + chance / 4), notBefore?.getTime() ?? 0);
  return at > begunAt.getTime() + pace.giveUpAfterMs ? null : new Date(Math.ceil(at));
}

/** Reads Retry-After: seconds, or a date (RFC 9110 10.2.3). `null`: there is none that makes sense. */
export function readRetryAfter(value: string | undefined, now: Date): Date | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value.trim())) return new Date(now.getTime() + Number(value) * 1_000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : new Date(at);
}
