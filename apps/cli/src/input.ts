import { readFile } from "node:fs/promises";
import { diagnostic } from "@modelstudio-sso/contracts";
import { InvalidArgumentError } from "commander";
import { CommandFailure, exitCodes } from "./exit.ts";

/** Reads a file, or standard input for `-`. */
export async function readInput(path: string, json: boolean): Promise<Buffer> {
  if (path === "-") {
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(Buffer.from(part));
    return Buffer.concat(parts);
  }
  try {
    return await readFile(path);
  } catch {
    throw new CommandFailure(
      [
        diagnostic("request.not-found", {
          detail: "The file cannot be read.",
          path,
          want: "a readable file",
        }),
      ],
      { exitCode: exitCodes.usage, json },
    );
  }
}

/** Option `--now`: an ISO 8601 instant. */
export function instant(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new InvalidArgumentError("want an ISO 8601 time such as 2026-01-31T12:00:00Z");
  return date;
}
