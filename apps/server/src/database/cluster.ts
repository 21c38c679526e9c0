import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type PostgresBinaries, postgresBinaries } from "./binaries.ts";
import {
  answerOf,
  endForGood,
  isAlive,
  leftRunning,
  type Places,
  readPidFile,
  stop,
  urlOf,
  user,
} from "./postmaster.ts";
import { type Launcher, type SystemUser, unprivilegedLauncher, unprivilegedUser } from "./unprivileged.ts";

const startTimeoutMs = 30_000;
/** How long one may say that it is shutting down: longer than that, it waits for processes that were killed. */
const endingMs = 10_000;
/** How long it is tried to start one: the last processes of one that was killed may still hold its memory. */
const leftOverMs = 10_000;

export interface Cluster {
  url: string;
  /** How it came to run: a left-over cluster is taken over after proof that it is ours. */
  how: "created" | "started" | "adopted";
  /** Whether its main process runs. */
  isRunning(): boolean;
  /** Ends it for good where it says, again and again, that it is shutting down, which nobody here asked for. */
  endIfStuck(): Promise<void>;
  /** Starts it again at the same address, after its main process is gone. Rejects where it does not start. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
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
  let endingSince: number | null = null;
  return {
    url: urlOf(places, given.port),
    how: given.how,
    isRunning: () => isAlive(pid),
    endIfStuck: async () => {
      if ((await answerOf(places, given.port)) !== "ending") endingSince = null;
      else if (endingSince === null) endingSince = performance.now();
      else if (performance.now() - endingSince > endingMs) await endForGood(pid);
    },
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
