import type { ApplyEvent, Change, Diagnostic, Write } from "@modelstudio-sso/contracts";
import { isWrite } from "../../parts/plan/sentences.ts";

export interface ChangeProgress {
  change: Write;
  state: "waiting" | "running" | "applied" | "settled" | "failed" | "skipped";
  diagnostic?: Diagnostic;
  requestId?: string;
}

export interface RunProgress {
  changes: ChangeProgress[];
  done: number;
  finished: "succeeded" | "failed" | undefined;
}

/** Where every change of the plan stands after these events. Only what an event says is ever shown as done. */
export function progressOf(planned: readonly Change[], events: readonly ApplyEvent[]): RunProgress {
  const finish = events.findLast((event) => event.type === "run-finished");
  const changes = planned.filter(isWrite).map((change) => stateOf(change, events, finish !== undefined));
  return {
    changes,
    done: changes.filter(({ state }) => state === "applied" || state === "settled").length,
    finished: finish?.outcome,
  };
}

function stateOf(change: Write, events: readonly ApplyEvent[], finished: boolean): ChangeProgress {
  const own = events.findLast((event) => "address" in event && event.address === change.address);
  switch (own?.type) {
    case "change-started":
      return { change, state: "running" };
    case "change-done":
      return {
        change,
        state: own.outcome,
        ...(own.requestId === undefined ? {} : { requestId: own.requestId }),
      };
    case "change-failed":
      return { change, state: "failed", diagnostic: own.diagnostic };
    default:
      return { change, state: finished ? "skipped" : "waiting" };
  }
}
