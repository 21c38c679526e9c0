import { setTimeout as wait } from "node:timers/promises";
import { DBOS } from "@dbos-inc/dbos-sdk";
import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import type { Plan } from "@modelstudio-sso/contracts";
import {
  type ChangeResult,
  CloudError,
  ownerInTags,
  type RunSteps,
  runPlan,
} from "@modelstudio-sso/federation";
import type { Logger } from "pino";
import type { AccountRef } from "../account/cloud-accounts.ts";
import { finishRun } from "../audit/finish-run.ts";
import { outlast } from "../storage/outlast.ts";
import type { Store } from "../storage/store.ts";
import { tracedWork } from "../telemetry/traced-work.ts";

export interface ApplyDependencies {
  store: Store;
  log: Logger;
  /** Name of this process among those that share the database. */
  executorId: string;
  cloud(account: AccountRef): AlibabaCloud;
}

/**
 * A process that was given up for dead and woke again must neither go on nor end the run, which another one holds:
 * it waits here for ever, and costs nothing.
 */
function parked(log: Logger, runId: string): Promise<never> {
  log.warn({ run: runId }, "the run has been taken over by another process; leaving it alone");
  return new Promise(() => undefined);
}

/**
 * A database that is away for a while must not end a run: DBOS waits for it with its own records, and so do we with
 * ours. All of them may be written twice.
 */
function waitingFor(log: Logger, runId: string): <T>(work: () => Promise<T>) => Promise<T> {
  const onPause = (error: Error) =>
    log.warn({ run: runId, reason: error.message }, "the database is away; the run waits");
  return (work) => outlast(work, { onPause });
}

/** Events are numbered by the workflow itself, so one that is told again after a restart stays the same row. */
function durableSteps({ store, log, executorId }: ApplyDependencies, runId: string): RunSteps {
  const kept = waitingFor(log, runId);
  let sequence = 0;
  return {
    wait: (attempt) => wait(250 * 2 ** attempt),
    broke: (address, error) => log.error({ err: error, runId, address }, "a change broke"),
    now: async () => new Date().toISOString(),
    emit: async (event) => {
      const seq = sequence;
      sequence += 1;
      await kept(() => store.runs.addEvent(runId, seq, event));
    },
    change: (address, work) =>
      DBOS.runStep<ChangeResult>(
        async () => {
          const tries = await kept(() => store.runs.countTry(runId, address, executorId));
          if (tries === null) return parked(log, runId);
          return tracedWork("change", { "msso.run": runId, "msso.change": address }, () => work(tries > 1));
        },
        { name: address },
      ),
  };
}

/**
 * Writes down the RoleIds the run leaves, by which a later look tells a role that somebody made anew. Not knowing them
 * is no reason to call the run failed.
 */
async function noteRoleIds(
  { store, log, cloud }: ApplyDependencies,
  { runId, plan }: { runId: string; plan: Plan },
): Promise<void> {
  try {
    const roles = await cloud(plan).listRoles();
    const own = roles.filter((role) => ownerInTags(role.tags) === plan.federation);
    const roleIds = Object.fromEntries(own.map((role) => [role.name, role.roleId]));
    await waitingFor(log, runId)(() => store.history.recordRoles(runId, roleIds));
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    log.warn({ run: runId, reason: error.message }, "the RoleIds after a run could not be read");
  }
}

/**
 * Registers the durable apply. DBOS remembers each change that is done; after a crash the run goes on with the first
 * one that is not, which reads before it writes.
 */
export function registerApplyRun(dependencies: ApplyDependencies): (runId: string) => Promise<void> {
  const { store, cloud } = dependencies;
  return DBOS.registerWorkflow(
    async (runId: string): Promise<void> => {
      const kept = waitingFor(dependencies.log, runId);
      const plan = await kept(() => store.runs.planOf(runId));
      await kept(() => store.runs.own(runId, dependencies.executorId));
      const outcome = await tracedWork("run", { "msso.run": runId, "msso.federation": plan.federation }, () =>
        runPlan(plan, cloud(plan), durableSteps(dependencies, runId)),
      );
      if (outcome === "succeeded") await noteRoleIds(dependencies, { runId, plan });
      await kept(() => finishRun(store, runId, outcome));
    },
    { name: "applyRun" },
  );
}
