import { DBOS } from "@dbos-inc/dbos-sdk";
import { type ApplyDependencies, registerApplyRun } from "./apply-run.ts";

export interface Engine {
  startRun(runId: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Version of the recorded workflows, not of the product: runs of another version are not resumed, so it changes only
 * when the order or the meaning of their steps does.
 */
const workflowVersion = "1";

/** Starts DBOS on the service's own database and resumes what a killed process left behind. */
export async function startEngine(given: ApplyDependencies & { databaseUrl: string }): Promise<Engine> {
  const log = given.log.child({ part: "engine" });
  DBOS.setConfig({
    name: "modelstudio-sso",
    systemDatabaseUrl: given.databaseUrl,
    systemDatabaseSchemaName: "dbos",
    applicationVersion: workflowVersion,
    logger: {
      // DBOS tells of its own start at info level; that belongs to debugging ours.
      info: (message: unknown) => log.debug(String(message)),
      debug: (message: unknown) => log.trace(String(message)),
      warn: (message: unknown) => log.warn(String(message)),
      error: (message: unknown) => log.error(String(message)),
    },
  });
  const applyRun = registerApplyRun(given);
  await DBOS.launch();
  return {
    startRun: async (runId) => {
      await DBOS.startWorkflow(applyRun, { workflowID: runId })(runId);
    },
    stop: () => DBOS.shutdown(),
  };
}
