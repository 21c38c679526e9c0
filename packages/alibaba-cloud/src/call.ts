import { setTimeout as wait } from "node:timers/promises";
import { CloudError } from "@modelstudio-sso/federation";
import { toCloudError } from "./errors.ts";
import type { CloudCall } from "./service-policy/actions.ts";

const tries = 5;
const firstPauseMs = 200;
const longestPauseMs = 10_000;

/** Full jitter, so that many callers turned away together do not come back together. */
function pause(attempt: number, asked: number | undefined): number {
  const ceiling = Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
  return Math.max(asked ?? 0, Math.random() * ceiling);
}

function mayRepeat(error: CloudError, repeatable: boolean): boolean {
  // A throttled call was not executed. Anything less certain is only repeated where repeating is harmless.
  if (error.kind === "throttled") return true;
  return repeatable && error.kind === "unknown-outcome";
}

async function attempt<T>(action: CloudCall, work: () => Promise<T>, repeatable: boolean): Promise<T> {
  for (let done = 1; ; done += 1) {
    try {
      return await work();
    } catch (thrown) {
      const error = toCloudError(action, thrown);
      if (done >= tries || !mayRepeat(error, repeatable)) throw error;
      await wait(pause(done, error.fields.retryAfterMs));
    }
  }
}

/** A call that only reads: repeated on throttling and on lost answers. Rejects with `CloudError`. */
export function read<T>(action: CloudCall, work: () => Promise<T>): Promise<T> {
  return attempt(action, work, true);
}

/** A call that changes something: repeated only where it was certainly not executed. Rejects with `CloudError`. */
export function write<T>(action: CloudCall, work: () => Promise<T>): Promise<T> {
  return attempt(action, work, false);
}

/** As `read`, with `null` for what does not exist. */
export async function readOrNull<T>(action: CloudCall, work: () => Promise<T>): Promise<T | null> {
  try {
    return await read(action, work);
  } catch (error) {
    if (error instanceof CloudError && error.kind === "not-found") return null;
    throw error;
  }
}

/** Follows Marker paging to the end. */
export async function allPages<T>(
  page: (
    marker: string | undefined,
  ) => Promise<{ items: T[]; marker?: string | undefined; truncated?: boolean | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const got = await page(marker);
    all.push(...got.items);
    marker = got.truncated ? got.marker : undefined;
  } while (marker !== undefined && marker !== "");
  return all;
}

/** A field the API reference promises; its absence means the answer is not what it should be. */
export function must<T>(action: string, value: T | undefined, field: string): T {
  if (value === undefined) {
    throw new CloudError({ kind: "unexpected-answer", action, message: `The answer lacks ${field}.` });
  }
  return value;
}
