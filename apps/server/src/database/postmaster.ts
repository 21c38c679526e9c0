import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";

export const user = "modelstudio_sso";
/** How long one that runs and does not answer is waited for: it may be recovering. */
const recoveryMs = 10_000;

export interface Places {
  folder: string;
  data: string;
  passwordFile: string;
  log: string;
}

/** Lines of postmaster.pid: 1 pid, 4 port, 8 state. Source: PostgreSQL, src/include/utils/pidfile.h. */
export function readPidFile(places: Places): { pid: number; port: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(places.data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (!Number.isInteger(pid) || !Number.isInteger(port) || port === 0) return null;
    return { pid, port, ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

export function urlOf(places: Places, port: number): string {
  const password = readFileSync(places.passwordFile, "utf8").trim();
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/** What PostgreSQL answers while it ends. Source: PostgreSQL, src/backend/tcop/backend_startup.c. */
function saysItEnds(error: unknown): boolean {
  return error instanceof Error && /system is shutting down/.test(error.message);
}

/** Pids and ports are reused, so only the server's own word about its data directory proves that it is ours. */
export async function answerOf(places: Places, port: number): Promise<"serves" | "ending" | "other"> {
  const client = new Client({ connectionString: urlOf(places, port), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === places.data ? "serves" : "other";
  } catch (error) {
    return saysItEnds(error) ? "ending" : "other";
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  // SIGINT: fast shutdown. Source: PostgreSQL, "Shutting Down the Server".
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 25) await wait(25);
}

/** Its own processes notice, and end as well. */
export async function endForGood(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL");
  for (let waited = 0; waited < 5_000 && isAlive(pid); waited += 25) await wait(25);
}

/** By its command line, where the system shows it: what is ended for good must not be somebody else's. */
function runsOurData(places: Places, pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(places.data);
  } catch {
    return false;
  }
}

/** One that a killed server left; `null`: there is none, or what has its pid is another program. */
export async function leftRunning(places: Places): Promise<{ pid: number; port: number } | null> {
  const giveUpAt = performance.now() + recoveryMs;
  for (;;) {
    const left = readPidFile(places);
    if (left === null || !isAlive(left.pid)) return null;
    const answer = await answerOf(places, left.port);
    if (answer === "serves") return left;
    if (performance.now() > giveUpAt) {
      if (answer === "ending" && runsOurData(places, left.pid)) await endForGood(left.pid);
      return null;
    }
    await wait(200);
  }
}
