import { setTimeout as wait } from "node:timers/promises";
import { DBOS } from "@dbos-inc/dbos-sdk";
import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import type { SiteId } from "@modelstudio-sso/contracts";
import { type ChangeResult, type RunSteps, runPlan } from "@modelstudio-sso/federation";
import type { Logger } from "pino";
import type { Store } from "../storage/store.ts";

export interface ApplyDependencies {
  store: Store;
  log: Logger;
  /** Name of this process among those that share the database. */
  executorId: string;
  cloud(site: SiteId): AlibabaCloud;
}

/**
 * A process that was given up for dead and woke again must neither go on nor end the run, which another one holds:
 * it waits here for ever, and costs nothing.
 */
function parked(log: Logger, runId: string): Promise<never> {
  log.warn({ run: runId }, "the run has been taken over by another process; leaving it alone");
  return new Promise(() => undefined);
}

/** Events are numbered by the workflow itself, so one that is told again after a restart stays the same row. */
function durableSteps({ store, log, executorId }: ApplyDependencies, runId: string): RunSteps {
  let sequence = 0;
  return {
    wait: (attempt) => wait(250 * 2 ** attempt),
    broke: (address, error) => log.error({ err: error, runId, address }, "a change broke"),
    now: async () => new Date().toISOString(),
    emit: async (event) => {
      const seq = sequence;
      sequence += 1;
      await store.runs.addEvent(runId, seq, event);
    },
    change: (address, work) =>
      DBOS.runStep<ChangeResult>(
        async () => {
          const tries = await store.runs.countTry(runId, address, executorId);
          if (tries === null) return parked(log, runId);
          return work(tries > 1);
        },
        { name: address },
      ),
  };
}

/**
 * Registers the durable apply. DBOS remembers each change that is done; after a crash the run goes on with the first
 * one that is not, which reads before it writes.
 */
export function registerApplyRun(dependencies: ApplyDependencies): (runId: string) => Promise<void> {
  const { store, cloud } = dependencies;
  return DBOS.registerWorkflow(
    async (runId: string): Promise<void> => {
      const plan = await store.runs.planOf(runId);
      await store.runs.own(runId, dependencies.executorId);
      const outcome = await runPlan(plan, cloud(plan.site), durableSteps(dependencies, runId));
      await store.runs.setStatus(runId, outcome);
    },
    { name: "applyRun" },
  );
}
