import { DBOS } from "@dbos-inc/dbos-sdk";
import { type ApplyDependencies, registerApplyRun } from "./apply-run.ts";
import { keepExecutor, registerExecutor } from "./executor.ts";
import { tendOpenRuns } from "./open-runs.ts";

export interface Engine {
  startRun(runId: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Version of the recorded workflows, not of the product: runs of another version are not resumed, so it changes only
 * when the order or the meaning of their steps does.
 */
const workflowVersion = "1";

/**
 * DBOS limits idle transactions by a statement on each new connection, which the driver warns about because it
 * overlaps with the first query. Said in the address, the server does the same from the start.
 */
function withIdleLimit(databaseUrl: string): string {
  const address = new URL(databaseUrl);
  if (address.searchParams.has("options")) return databaseUrl;
  address.searchParams.set("options", "-c idle_in_transaction_session_timeout=60000");
  return address.href;
}

/** Starts DBOS on the service's own database and resumes what a killed process left behind. */
export async function startEngine(
  given: Omit<ApplyDependencies, "executorId"> & { databaseUrl: string; ownCluster: boolean },
): Promise<Engine> {
  const log = given.log.child({ part: "engine" });
  let stopping = false;
  const self = await registerExecutor(given.store.executors);
  DBOS.setConfig({
    name: "modelstudio-sso",
    // A pooler in front of a foreign database may refuse start-up options, so only our own gets them.
    systemDatabaseUrl: given.ownCluster ? withIdleLimit(given.databaseUrl) : given.databaseUrl,
    systemDatabaseSchemaName: "dbos",
    applicationVersion: workflowVersion,
    executorID: self.id,
    logger: {
      // DBOS tells of its own start at info level; that belongs to debugging ours.
      info: (message: unknown) => log.debug(String(message)),
      debug: (message: unknown) => log.trace(String(message)),
      // While stopping, its connections end with a warning each.
      warn: (message: unknown) => (stopping ? log.debug(String(message)) : log.warn(String(message))),
      error: (message: unknown) => log.error(String(message)),
    },
  });
  const applyRun = registerApplyRun({ ...given, executorId: self.id });
  await DBOS.launch();
  const startRun = async (runId: string) => {
    await DBOS.startWorkflow(applyRun, { workflowID: runId })(runId);
  };
  const { executors } = given.store;
  const tend = () => tendOpenRuns(given.store, startRun, log);
  const executor = await keepExecutor({ store: executors, tend, log }, self);
  return {
    startRun,
    stop: async () => {
      stopping = true;
      await DBOS.shutdown();
      await executor.stop();
    },
  };
}
