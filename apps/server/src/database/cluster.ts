import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { type PostgresBinaries, postgresBinaries } from "./binaries.ts";
import { type Launcher, type SystemUser, unprivilegedLauncher, unprivilegedUser } from "./unprivileged.ts";

const user = "modelstudio_sso";
const startTimeoutMs = 30_000;
/** How long one that runs and does not answer is waited for: it may be recovering. */
const recoveryMs = 10_000;
/** How long it is tried to start one: the last processes of one that was killed may still hold its memory. */
const leftOverMs = 10_000;

export interface Cluster {
  url: string;
  /** How it came to run: a left-over cluster is taken over after proof that it is ours. */
  how: "created" | "started" | "adopted";
  /** Whether its main process runs. */
  isRunning(): boolean;
  /** Starts it again at the same address, after its main process is gone. Rejects where it does not start. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

interface Places {
  folder: string;
  data: string;
  passwordFile: string;
  log: string;
}

function placesIn(dataDir: string): Places {
  const folder = join(dataDir, "postgres");
  return {
    folder,
    data: join(folder, "data"),
    passwordFile: join(folder, "password"),
    log: join(folder, "postgres.log"),
  };
}

function commandLine(launcher: Launcher, program: string, args: readonly string[]): [string, string[]] {
  const [first, ...rest] = [...launcher.prefix, program, ...args];
  return [first ?? program, rest];
}

function identityOf({ uid, gid }: Launcher) {
  return { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
}

/** Only the data are PostgreSQL's; password and log stay with us, and so do the folders above. */
function makeDataFolder(places: Places, owner: SystemUser | null): void {
  mkdirSync(places.data, { mode: 0o700 });
  if (owner !== null) chownSync(places.data, owner.uid, owner.gid);
}

interface Installation {
  binaries: PostgresBinaries;
  launcher: Launcher;
  owner: SystemUser | null;
}

/** A copy that initdb can read, for as long as it runs; it lies in our own folder, where nobody can put a link. */
function lendPassword(places: Places, password: string, owner: SystemUser | null): string {
  const file = join(places.folder, "password-for-initdb");
  rmSync(file, { force: true });
  writeFileSync(file, password, { mode: 0o600, flag: "wx" });
  if (owner !== null) chownSync(file, owner.uid, owner.gid);
  return file;
}

function initialise(places: Places, { binaries, launcher, owner }: Installation): void {
  const password = randomBytes(24).toString("base64url");
  writeFileSync(places.passwordFile, password, { mode: 0o600 });
  const lent = lendPassword(places, password, owner);
  const [command, args] = commandLine(launcher, binaries.initdb, [
    `--pgdata=${places.data}`,
    `--username=${user}`,
    `--pwfile=${lent}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
  ]);
  const done = spawnSync(command, args, { encoding: "utf8", ...identityOf(launcher) });
  rmSync(lent);
  if (done.status !== 0) {
    // A half-made data directory would look like a cluster at the next start.
    rmSync(places.data, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not be initialised: ${done.error?.message ?? done.stderr.trim()}`);
  }
}

/** Lines of postmaster.pid: 1 pid, 4 port, 8 state. Source: PostgreSQL, src/include/utils/pidfile.h. */
function readPidFile(places: Places): { pid: number; port: number; ready: boolean } | null {
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

function urlOf(places: Places, port: number): string {
  const password = readFileSync(places.passwordFile, "utf8").trim();
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/** Pids and ports are reused, so only the server's own word about its data directory proves that it is ours. */
async function servesOurData(places: Places, port: number): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(places, port), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory === places.data;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  // SIGINT: fast shutdown. Source: PostgreSQL, "Shutting Down the Server".
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 25) await wait(25);
}

interface Program {
  binaries: PostgresBinaries;
  launcher: Launcher;
}

async function launch(places: Places, { binaries, launcher }: Program, port: number): Promise<number> {
  const [command, args] = commandLine(launcher, binaries.postgres, [
    "-D",
    places.data,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    "-c",
    "max_connections=100",
  ]);
  const log = openSync(places.log, "a", 0o600);
  const child = spawn(command, args, {
    detached: true,
    stdio: ["ignore", log, log],
    ...identityOf(launcher),
  });
  let failure: string | undefined;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", (code) => {
    failure ??= `exit code ${code}`;
  });
  child.unref();
  for (let waited = 0; waited < startTimeoutMs; waited += 20) {
    if (failure !== undefined) break;
    const state = readPidFile(places);
    // The file of one that was killed is there until this one writes its own.
    if (state?.ready === true && state.port === port && isAlive(state.pid)) return state.pid;
    await wait(20);
  }
  throw new Error(`PostgreSQL did not start (${failure ?? "no answer in time"}); see ${places.log}`);
}

/** Whoever made the data runs them; PostgreSQL refuses anybody else. */
function ownerOf(data: string): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = statSync(data);
  return { uid, gid };
}

/** One that a killed server left; `null`: there is none, or what has its pid is another program. */
async function leftRunning(places: Places): Promise<{ pid: number; port: number } | null> {
  const giveUpAt = performance.now() + recoveryMs;
  for (;;) {
    const left = readPidFile(places);
    if (left === null || !isAlive(left.pid)) return null;
    if (await servesOurData(places, left.port)) return left;
    if (performance.now() > giveUpAt) return null;
    await wait(200);
  }
}

async function launchPatiently(work: () => Promise<number>, forMs: number): Promise<number> {
  const giveUpAt = performance.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await wait(500);
    }
  }
}

async function programFor(places: Places, owner: SystemUser | null): Promise<Installation> {
  const binaries = await postgresBinaries();
  return { binaries, owner, launcher: unprivilegedLauncher([binaries.postgres, places.folder], owner) };
}

function running(places: Places, given: { how: Cluster["how"]; pid: number; port: number }): Cluster {
  let { pid } = given;
  return {
    url: urlOf(places, given.port),
    how: given.how,
    isRunning: () => isAlive(pid),
    startAgain: async () => {
      pid = await launch(places, await programFor(places, ownerOf(places.data)), given.port);
    },
    stop: () => stop(pid),
  };
}

/**
 * The service's own PostgreSQL in DATA_DIR. A cluster left running by a killed server is adopted; otherwise one is
 * started, after an `initdb` the first time.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const places = placesIn(dataDir);
  mkdirSync(places.folder, { recursive: true });
  const left = await leftRunning(places);
  if (left !== null) return running(places, { how: "adopted", ...left });
  const isNew = !existsSync(join(places.data, "PG_VERSION"));
  const { owner, ...program } = await programFor(places, isNew ? unprivilegedUser() : ownerOf(places.data));
  if (isNew) makeDataFolder(places, owner);
  if (isNew) initialise(places, { ...program, owner });
  const port = await freePort();
  const pid = await launchPatiently(() => launch(places, program, port), isNew ? 0 : leftOverMs);
  return running(places, { how: isNew ? "created" : "started", pid, port });
}
