import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import type { Random } from "../../packages/saml/test/fuzz/random.ts";
import { rotatingMetadata } from "../engine/world.ts";
import { type ApiClient, clientWith, signedInClient } from "../service/api-client.ts";
import { dataDirectory, postgresPid, type ServiceProcess, startServiceProcess } from "../service/service.ts";
import { falsehoods } from "./truth.ts";
import { type Promised, work } from "./worker.ts";

export interface KillOptions {
  seconds: number;
  /** Seconds between kills, at least and at most. */
  every: [number, number];
  workers: number;
  /** The same seed gives the same kills in the same order. */
  random: Random;
  say(text: string): void;
}

export interface KillReport {
  killed: Record<Victim, number>;
  runs: number;
  /** What is not as it should be; empty is the wish. */
  falsehoods: string[];
}

const victims = ["server", "postgres", "backend"] as const;
type Victim = (typeof victims)[number];

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Processes whose parent this is, out of /proc. */
function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    return text === "" ? [] : text.split(" ").map(Number);
  } catch {
    return [];
  }
}

function kill(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch {
    return false;
  }
}

/**
 * The product as an operator runs it: a supervisor starts it again when it is gone, and does nothing else. A start that
 * is struck itself ends and is made again, as any supervisor does.
 */
async function supervised(dataDir: string, environment: Record<string, string>, say: (text: string) => void) {
  let service: ServiceProcess = await startServiceProcess(dataDir, environment);
  let ending = false;
  const supervise = async () => {
    while (!ending) {
      await wait(100);
      if (ending || (service.child.exitCode === null && service.child.signalCode === null)) continue;
      service = await startServiceProcess(dataDir, environment).catch((error: unknown) => {
        say(String(error));
        return service;
      });
    }
  };
  const supervising = supervise();
  return {
    current: () => service,
    stop: async () => {
      ending = true;
      await supervising;
      await service.stop("SIGTERM");
    },
  };
}

function strike(victim: Victim, given: { server: ServiceProcess; dataDir: string; random: Random }): boolean {
  if (victim === "server") return kill(given.server.child.pid);
  const postmaster = postgresPid(given.dataDir) ?? undefined;
  if (victim === "postgres" || postmaster === undefined) return kill(postmaster);
  const backends = childrenOf(postmaster);
  return kill(backends[given.random.below(backends.length)]);
}

interface World {
  client: ApiClient;
  emulator: RunningEmulator;
  dataDir: string;
  current(): ServiceProcess;
  stop(): Promise<void>;
}

async function openWorld(say: (text: string) => void): Promise<World> {
  const data = dataDirectory();
  const emulator = await startEmulator({ keptCalls: 1_000_000 });
  const environment = {
    PORT: String(await freePort()),
    SANDBOX_CLOUD_URL: emulator.url,
    REQUESTS_PER_SECOND: "0",
    LOG_LEVEL: process.env.KILLS_LOG ?? "warn",
  };
  const supervisor = await supervised(data.path, environment, say);
  const { url } = supervisor.current();
  await signedInClient(supervisor.current());
  return {
    client: clientWith(url, { cookie: supervisor.current().cookie ?? "" }),
    emulator,
    dataDir: data.path,
    current: supervisor.current,
    stop: async () => {
      await supervisor.stop();
      await emulator.close();
      data.remove();
    },
  };
}

/** Kills at random for a while, under load; then lets all end, and says what is not true. */
export async function runKills({ seconds, every, workers, random, say }: KillOptions): Promise<KillReport> {
  const world = await openWorld(say);
  const promised: Promised = { saves: new Map(), runs: new Set() };
  const killed: Record<Victim, number> = { server: 0, postgres: 0, backend: 0 };
  const { old: metadataXml } = await rotatingMetadata();
  const end = new AbortController();
  const working = Promise.all(
    Array.from({ length: workers }, (_, index) =>
      work(world.client, {
        name: `load-${index}`,
        metadataXml,
        promised,
        until: end.signal,
        roles: () => 2 + random.below(5),
      }),
    ),
  );
  // A worker that gives up ends the loop below at once.
  let failed: unknown;
  working.catch((error: unknown) => {
    failed = error ?? new Error("a worker ended");
  });
  try {
    const stopAt = performance.now() + seconds * 1_000;
    while (performance.now() < stopAt && failed === undefined) {
      await wait(every[0] * 1_000 + random.below((every[1] - every[0]) * 1_000));
      const victim = random.pick(victims);
      if (strike(victim, { server: world.current(), dataDir: world.dataDir, random })) killed[victim] += 1;
      say(`killed ${victim}; ${promised.runs.size} runs so far`);
    }
    end.abort();
    await working;
    return {
      killed,
      runs: promised.runs.size,
      falsehoods: await falsehoods(world, promised),
    };
  } finally {
    end.abort();
    await world.stop();
  }
}
