import { randomUUID } from "node:crypto";
import { DBOS } from "@dbos-inc/dbos-sdk";

/** Makes the engine's own schema where it is missing, without working on anything: the engine does it when it starts. */
export async function prepareEngine(databaseUrl: string): Promise<void> {
  const quiet = () => undefined;
  DBOS.setConfig({
    name: "modelstudio-sso",
    systemDatabaseUrl: databaseUrl,
    systemDatabaseSchemaName: "dbos",
    executorID: `prepare-${randomUUID()}`,
    // No workflow has this version, so none is taken up.
    applicationVersion: "prepare",
    logger: { info: quiet, debug: quiet, warn: quiet, error: quiet },
  });
  await DBOS.launch();
  await DBOS.shutdown();
}
