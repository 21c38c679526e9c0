import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./peak.ts", import.meta.url));

/** Seconds and megabytes of one contestant in a process of its own. */
export interface Weight {
  readonly seconds: number;
  /** Largest resident set: JavaScript, WebAssembly, and the engine itself. */
  readonly megabytes: number;
  /** Linear memory of WebAssembly at the end, which is its largest. */
  readonly wasmMegabytes: number;
}

export function weigh(kind: "response" | "metadata", name: string, file = ""): Weight {
  const output = execFileSync(process.execPath, ["--max-old-space-size=4096", program, kind, name, file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(output.slice(output.lastIndexOf("{")));
}
