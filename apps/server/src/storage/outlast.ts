import { setTimeout as wait } from "node:timers/promises";

const firstPauseMs = 50;
const longestPauseMs = 2_000;

/** Classes and codes of PostgreSQL that say "not now": connection, shutting down, starting up, no connection free. */
const awayCodes =
  /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;
/** What the driver says without a code. */
const awayWords =
  /connection terminated|connection error|connection timeout|not queryable|server closed the connection/i;

/** Whether an error means that the database was away, and not that it refused. */
export function databaseWasAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (awayCodes.test(code) || awayWords.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(databaseWasAway)) return true;
  return databaseWasAway(error.cause);
}

export interface Patience {
  /** Milliseconds after which it gives up; without it, it never does. */
  forMs?: number;
  /** Told before each pause. */
  onPause?: (error: Error) => void;
}

/**
 * Does something at the database, again and again while that is away. Only for what may be repeated: whether the last
 * try took effect is not known when the connection was lost.
 */
export async function outlast<T>(work: () => Promise<T>, { forMs, onPause }: Patience = {}): Promise<T> {
  const giveUpAt = forMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + forMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (!databaseWasAway(error) || performance.now() + pauseMs > giveUpAt) throw error;
      if (error instanceof Error) onPause?.(error);
      await wait(pauseMs);
    }
  }
}
