import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const msso = fileURLToPath(new URL("../../bin/msso", import.meta.url));

export interface CliResult {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command line as another program would. */
export function runMsso(
  args: readonly string[],
  given: { input?: string; environment?: Record<string, string> } = {},
): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = spawn(msso, args, { env: { ...process.env, ...given.environment } });
    const result = { out: "", err: "" };
    child.stdout.on("data", (part) => {
      result.out += part;
    });
    child.stderr.on("data", (part) => {
      result.err += part;
    });
    child.once("close", (code) => resolve({ code, ...result }));
    child.stdin.end(given.input ?? "");
  });
}
