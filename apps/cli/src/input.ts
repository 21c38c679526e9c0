import { createReadStream } from "node:fs";
import { diagnostic } from "@modelstudio-sso/contracts";
import { InvalidArgumentError } from "commander";
import { CommandFailure, exitCodes } from "./exit.ts";

/** Reads a file, or standard input for `-`. */
export async function readInput(path: string, json: boolean): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of inputPieces(path, json)) parts.push(part);
  return Buffer.concat(parts);
}

/** The same in pieces, for what may be too large to be held. */
export async function* inputPieces(path: string, json: boolean): AsyncGenerator<Uint8Array> {
  try {
    const input = path === "-" ? process.stdin : createReadStream(path);
    for await (const piece of input) yield Buffer.from(piece);
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
