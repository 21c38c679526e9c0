/**
 * The durable part of the server alone, as a process that can be killed: the same engine, the same stores, the same
 * adapter. It leaves out what has no part in a run (HTTP, sign-in, SAML), so that it starts often and quickly.
 * DATABASE_URL and CLOUD_ENDPOINT say where to; each line of standard input is a run to start.
 */
import { createInterface } from "node:readline";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { startEngine } from "../../apps/server/src/jobs/engine.ts";
import { callBudget } from "../../apps/server/src/storage/call-budget.ts";
import { openDatabase } from "../../apps/server/src/storage/database.ts";
import { createStore } from "../../apps/server/src/storage/store.ts";

const { DATABASE_URL: databaseUrl = "", CLOUD_ENDPOINT: endpoint = "" } = process.env;

type Log = Parameters<typeof startEngine>[0]["log"];
const tell = (...parts: unknown[]) =>
  process.stderr.write(
    `${parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" ")}\n`,
  );
const quiet = () => undefined;
/** Only what a failed test should show; the server's own logger is not part of what is tested here. */
const log: Log = Object.assign(Object.create(null), {
  error: tell,
  warn: tell,
  info: quiet,
  debug: quiet,
  trace: quiet,
  child: () => log,
});
const database = await openDatabase(databaseUrl, (error: Error) => log.warn(error.message));
const cloud = connectCloud({
  ...localConnection(endpoint, {
    accessKeyId: "SANDBOXADMIN",
    accessKeySecret: "sandbox-admin-secret",
  }),
  limiter: callBudget(database.db, "sandbox", { perSecond: 1000, burst: 1000 }),
});
const engine = await startEngine({
  store: createStore(database.db),
  cloud: () => cloud,
  databaseUrl,
  ownCluster: true,
  log,
});
process.stdout.write("ready\n");
for await (const runId of createInterface({ input: process.stdin })) {
  await engine.startRun(runId);
  process.stdout.write(`started ${runId}\n`);
}
