import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { DBOS } from "@dbos-inc/dbos-sdk";
import type { Logger } from "pino";
import type { ExecutorRow, ExecutorStore } from "../storage/executors.ts";

/** How often a process says that it lives, in milliseconds. */
const beatEveryMs = 2_000;
/** Silence after which its runs go to others, in seconds; five missed beats. */
const deadAfterSeconds = 10;
const forgetAfterSeconds = 3_600;

export interface Executor {
  id: string;
  stop(): Promise<void>;
}

/** What a process does besides its own work, whenever its turn comes. */
interface Keeping {
  store: ExecutorStore;
  /** Looks after open runs that no process works on. */
  tend(): Promise<void>;
  log: Logger;
}

function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process of that number is a process, too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** A process of this machine that is gone need not be waited for. */
function isGone(row: ExecutorRow, self: ExecutorRow): boolean {
  return row.host === self.host && row.id !== self.id && !processRuns(row.pid);
}

/** Gives the runs of processes that are no more back to the queue, where any live one takes them. */
async function recoverAbandoned({ store, tend, log }: Keeping, self: ExecutorRow): Promise<void> {
  await store.inTurn(async () => {
    const fresh = await store.alive(deadAfterSeconds);
    const gone = fresh.filter((row) => isGone(row, self));
    const living = new Set(fresh.filter((row) => !gone.includes(row)).map((row) => row.id));
    const pending = await DBOS.listWorkflows({ status: "PENDING" });
    for (const { workflowID, executorId } of pending) {
      if (executorId !== undefined && living.has(executorId)) continue;
      log.warn({ run: workflowID, from: executorId }, "taking over a run of a process that is gone");
      await DBOS.resumeWorkflow(workflowID);
    }
    await tend();
    await store.forget(gone.map((row) => row.id));
    await store.forgetSilent(forgetAfterSeconds);
  });
}

/** Names this process and makes it known; must come before DBOS is launched under this name. */
export async function registerExecutor(store: ExecutorStore): Promise<ExecutorRow> {
  const self = { id: randomUUID(), host: hostname(), pid: process.pid };
  await store.beat(self);
  return self;
}

/** Keeps the process known, and looks after the runs of those that are not; DBOS must be launched. */
export async function keepExecutor(keeping: Keeping, self: ExecutorRow): Promise<Executor> {
  const { store, log } = keeping;
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();
  const beat = async () => {
    try {
      await store.beat(self);
      await recoverAbandoned(keeping, self);
    } catch (error) {
      // The database may be away for a while; what is ours will be taken over if that lasts.
      if (!stopped) log.warn(`no heartbeat: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await beat();
  const timer = setInterval(() => {
    turn = turn.then(() => (stopped ? undefined : beat()));
  }, beatEveryMs);
  return {
    id: self.id,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await turn;
      await store.leave(self.id);
    },
  };
}
