import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../apps/server/src/main.ts", import.meta.url));
const startTimeoutMs = 60_000;

export interface ServiceProcess {
  child: ChildProcess;
  url: string;
  openUrl: string;
  /** Session cookie, once somebody has signed in. */
  cookie?: string;
  /** Everything it wrote so far, both streams. */
  output(): string;
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** A data directory of its own, removed at the end of a test. */
export function dataDirectory(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "msso-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

async function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
}

/** Starts the real service as its own process, as `npm start` does, and waits until it says where to open it. */
export async function startServiceProcess(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "info", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const note = (part: Buffer) => {
    text += part.toString("utf8");
  };
  child.stdout.on("data", note);
  child.stderr.on("data", note);
  for (let waited = 0; waited < startTimeoutMs; waited += 50) {
    const openUrl = /^Open (\S+)$/m.exec(text)?.[1];
    if (openUrl !== undefined) {
      return {
        child,
        url: new URL(openUrl).origin,
        openUrl,
        output: () => text,
        stop: (signal) => {
          child.kill(signal);
          return exited(child);
        },
      };
    }
    if (child.exitCode !== null) break;
    await wait(50);
  }
  child.kill("SIGKILL");
  throw new Error(`The service did not start:\n${text}`);
}

/** Pid of the service's PostgreSQL; `null` once it has ended cleanly. */
export function postgresPid(dataDir: string): number | null {
  try {
    return Number(readFileSync(join(dataDir, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return null;
  }
}

/** Ends the PostgreSQL of a killed service, where no restart has taken it over. */
export async function endLeftOver(dataDir: string): Promise<void> {
  const pid = postgresPid(dataDir);
  if (pid === null) return;
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 5_000 && postgresPid(dataDir) !== null; waited += 50) await wait(50);
}
