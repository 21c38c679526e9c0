import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type CallLimiter, connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";

const msso = fileURLToPath(new URL("../../../apps/cli/src/main.ts", import.meta.url));

/** An emulated account in a process of its own, so that its work is not counted as ours. */
export interface Account {
  cloud: ReturnType<typeof connectCloud>;
  endpoint: string;
  key: { accessKeyId: string; accessKeySecret: string };
  close(): Promise<void>;
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the emulator has no output");
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    return url;
  }
  throw new Error("the emulator ended before it listened");
}

/** Starts it with this latency in milliseconds for each call. */
export async function startAccount(latencyMs: number, limiter: CallLimiter): Promise<Account> {
  const child = spawn(process.execPath, [msso, "emulator", "--port", "0", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await addressOf(child);
  const set = await fetch(`${url}/_emulator/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ latencyMs }),
  });
  if (!set.ok) throw new Error(`the emulator refused the latency: ${set.status}`);
  const endpoint = new URL(url).host;
  const key = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };
  return {
    endpoint,
    key,
    cloud: connectCloud({ ...localConnection(endpoint, key), limiter }),
    close: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}
