import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { FederationDocument, Plan, Run } from "@modelstudio-sso/contracts";
import { openCluster } from "../../apps/server/src/database/cluster.ts";
import { openDatabase } from "../../apps/server/src/storage/database.ts";
import { outlast } from "../../apps/server/src/storage/outlast.ts";
import { createStore } from "../../apps/server/src/storage/store.ts";
import { startWorld } from "../engine/world.ts";
import { dataDirectory } from "../service/service.ts";
import { openGate } from "./gate.ts";

const program = fileURLToPath(new URL("engine-process.ts", import.meta.url));
const patienceMs = 60_000;

/** A process that runs the durable engine, and can be killed. */
function startEngineProcess(environment: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, [program], {
    // Most of a start is reading modules, which need not be done anew each time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "msso-compile-cache"), ...environment },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let told = "";
  let complained = "";
  child.stdout?.on("data", (part) => {
    told += part;
  });
  child.stderr?.on("data", (part) => {
    complained += part;
  });
  return {
    child,
    complaints: () => complained,
    ready: async () => {
      for (let waited = 0; !told.includes("ready"); waited += 10) {
        if (child.exitCode !== null || waited > patienceMs) {
          throw new Error(`the engine did not start:\n${complained}`);
        }
        await wait(10);
      }
    },
    start: (runId: string) => void child.stdin?.write(`${runId}\n`),
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/**
 * An emulated account, a PostgreSQL of its own, and the durable engine as a process between them that every call to the
 * cloud leaves through a gate. What is planned and looked at goes around the gate.
 */
export async function startDurableWorld() {
  const world = await startWorld();
  const gate = await openGate(world.emulator.url);
  const data = dataDirectory();
  const cluster = await openCluster(data.path);
  // Connections that a crash of the database ends are news to nobody here.
  const database = await openDatabase(cluster.url, () => undefined);
  const store = createStore(database.db);
  const { id: organizationId } = await database.db
    .insertInto("organization")
    .values({ name: "Acme" })
    .returning("id")
    .executeTakeFirstOrThrow();
  let federation: { id: string; version: number } | null = null;
  let engine: ReturnType<typeof startEngineProcess> | null = null;

  const federationOf = async (document: FederationDocument) => {
    federation ??= await store.federations.create(organizationId, { document, by: "test" });
    if (federation === null) throw new Error("the federation could not be made");
    return federation;
  };
  const ensureEngine = async () => {
    engine ??= startEngineProcess({ DATABASE_URL: cluster.url, CLOUD_ENDPOINT: gate.endpoint });
    await engine.ready();
    return engine;
  };
  const kept = <T>(work: () => Promise<T>) => outlast(work, { forMs: patienceMs });

  return {
    ...world,
    gate,
    ensureEngine,
    /** Ends the engine as a power cut would. */
    kill: async () => {
      const dying = engine;
      engine = null;
      await dying?.end();
    },
    /** Stores a plan and its run as the API does, and hands the run to the engine. */
    begin: async (document: FederationDocument): Promise<{ runId: string; plan: Plan }> => {
      const { id: federationId, version } = await federationOf(document);
      const plan = await world.plan(document);
      const run = await kept(async () => {
        const record = await store.plans.add(organizationId, {
          federationId,
          federationVersion: version,
          plan,
          by: "test",
        });
        const given = { federationId, planId: record.id, kind: plan.kind, document, by: "test" };
        return store.runs.start(organizationId, { ...given, federationVersion: version });
      });
      if (run === null) throw new Error("another run is still going");
      (await ensureEngine()).start(run.id);
      return { runId: run.id, plan };
    },
    finished: async (runId: string): Promise<Run> => {
      for (let waited = 0; waited < patienceMs; waited += 20) {
        const run = await kept(() => store.runs.get(organizationId, runId));
        if (run?.status === "succeeded" || run?.status === "failed") return run;
        await wait(20);
      }
      throw new Error(`the run did not finish:\n${engine?.complaints() ?? "no engine"}`);
    },
    /** RoleIds that the run wrote down. */
    notedRoleIds: async (): Promise<Record<string, string>> => {
      const { id } = federation ?? { id: "" };
      return (await store.history.applied(organizationId, id))?.roleIds ?? {};
    },
    /**
     * Crashes PostgreSQL: the death of one of its processes makes it end all connections and start over from its log.
     * Source: PostgreSQL, "Error Handling", restart_after_crash.
     */
    crashDatabase: async () => {
      const { rows } = await kept(() =>
        database.pool.query<{ pid: number }>(
          "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
        ),
      );
      const [victim] = rows;
      if (victim === undefined) throw new Error("nobody is connected to the database");
      process.kill(victim.pid, "SIGKILL");
      await wait(5);
      await kept(() => database.pool.query("select 1"));
    },
    complaints: () => engine?.complaints() ?? "",
    close: async () => {
      await engine?.end();
      await database.close();
      await cluster.stop();
      await gate.close();
      await world.emulator.close();
      data.remove();
    },
  };
}
export type DurableWorld = Awaited<ReturnType<typeof startDurableWorld>>;
