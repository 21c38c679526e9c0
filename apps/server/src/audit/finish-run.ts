import type { Store } from "../storage/store.ts";
import { recordAs, theService } from "./record.ts";

/** Ends a run and writes it down, once: a job that is told again after a crash finds it ended. */
export async function finishRun(store: Store, runId: string, outcome: "succeeded" | "failed"): Promise<void> {
  await store.inTransaction(async (inside) => {
    const ended = await inside.runs.finish(runId, outcome);
    if (ended === null) return;
    const { organizationId, federationId, planId, startedBy } = ended;
    await recordAs({ store: inside, organizationId, author: theService }, async (_store, note) =>
      note({
        action: "run.finished",
        federation: federationId,
        subject: { kind: "run", id: runId, name: null },
        facts: { run: runId, plan: planId, outcome, startedBy },
      }),
    );
  });
}
