import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

export interface ChildServer {
  output(): string;
  stop(): Promise<void>;
}

interface Order {
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
  cwd?: string;
  /** Answers anything at all once the server is up. */
  probe: string;
}

/** Starts a server of another language and waits until it answers. */
export async function startChildServer({ command, args, env, cwd, probe }: Order): Promise<ChildServer> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`${command} ended: ${said}`);
    const up = await fetch(probe, { redirect: "manual" }).then(
      () => true,
      () => false,
    );
    if (up) {
      const stop = async () => {
        child.kill();
        await ended;
      };
      return { output: () => said, stop };
    }
    await wait(100);
  }
  child.kill();
  throw new Error(`${command} did not answer: ${said}`);
}
