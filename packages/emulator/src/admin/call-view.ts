import type { CallCount } from "../wire/call-count.ts";
import type { RecordedCall, Recorder } from "../wire/recorder.ts";

const filters = ["product", "action", "accountId", "code"] as const;

/** The latest calls, only those whose fields have the given values. */
export function recordedCalls(recorder: Recorder, wanted: Readonly<Record<string, unknown>>): RecordedCall[] {
  return recorder
    .list()
    .filter((call) =>
      filters.every((field) => wanted[field] === undefined || String(call[field] ?? "") === wanted[field]),
    );
}

/** Counts of all calls since the start, or since the journal was emptied, by `product:Action`. */
export function callCounts(recorder: Recorder): { calls: number; actions: Record<string, CallCount> } {
  const actions = recorder.counts();
  const calls = Object.values(actions).reduce((sum, count) => sum + count.calls, 0);
  return { calls, actions };
}
