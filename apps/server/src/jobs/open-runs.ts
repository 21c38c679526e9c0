import { DBOS } from "@dbos-inc/dbos-sdk";
import type { Logger } from "pino";
import { finishRun } from "../audit/finish-run.ts";
import type { Store } from "../storage/store.ts";

/** States in which DBOS will never touch a workflow again. */
const ended = new Set(["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]);

/**
 * Looks after runs that are open in the store: one that never reached the engine (the process ended in between) is
 * handed over, and one that the engine has ended without its own end is closed as failed. Without this, such a run
 * would keep its federation from ever being applied again.
 */
export async function tendOpenRuns(
  store: Store,
  startRun: (runId: string) => Promise<void>,
  log: Logger,
): Promise<void> {
  for (const runId of await store.runs.open()) {
    const workflow = await DBOS.getWorkflowStatus(runId);
    if (workflow === null) {
      log.warn({ run: runId }, "handing over a run that never reached the engine");
      await startRun(runId);
    } else if (ended.has(workflow.status)) {
      log.error({ run: runId, workflow: workflow.status }, "closing a run that ended without saying so");
      await store.runs.tellEnd(runId);
      await finishRun(store, runId, "failed");
    }
  }
}
