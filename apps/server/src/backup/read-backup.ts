import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { diagnostic } from "@modelstudio-sso/contracts";
import { z } from "zod";
import { Refused } from "../operations/refused.ts";
import { endSchema, formatVersion, type Head, headSchema, tableLineSchema } from "./format.ts";

const rowSchema = z.array(z.string().nullable());

/** A row, and the table it belongs to. */
export interface BackupRow {
  table: string;
  line: string;
}

function unreadable(detail: string, got?: string): Refused {
  return new Refused([diagnostic("backup.unreadable", { detail, ...(got === undefined ? {} : { got }) })]);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  // What breaks the source breaks this loop as well, so the callback has nothing to add.
  const plain = pipeline(createReadStream(file), createGunzip(), () => undefined);
  let begun: Buffer[] = [];
  for await (const part of plain as AsyncIterable<Buffer>) {
    let from = 0;
    // By bytes: readline would also end a line at U+2028, which a text may well have in it.
    for (let to = part.indexOf(10); to >= 0; to = part.indexOf(10, from)) {
      yield Buffer.concat([...begun, part.subarray(from, to)]).toString("utf8");
      begun = [];
      from = to + 1;
    }
    begun.push(part.subarray(from));
  }
  const rest = Buffer.concat(begun).toString("utf8");
  if (rest !== "") yield rest;
}

function parsed<T extends z.ZodType>(schema: T, line: string): z.infer<T> | null {
  try {
    const result = schema.safeParse(JSON.parse(line));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

function readHead(line: string): Head {
  const loose = parsed(z.looseObject({ kind: z.string(), format: z.number() }), line);
  if (loose !== null && loose.format > formatVersion) {
    throw new Refused([
      diagnostic("backup.newer", {
        detail: "The file has a newer format than this version of the service reads.",
        want: `format ${formatVersion}`,
        got: `format ${loose.format}`,
      }),
    ]);
  }
  const head = parsed(headSchema, line);
  if (head === null) throw unreadable("The file is no backup of this service.");
  return head;
}

/** Reads the file to its end and gives its head. Throws `Refused` where it is broken, cut off, or newer. */
export async function checkBackup(file: string): Promise<Head> {
  const hash = createHash("sha256");
  let head: Head | undefined;
  let held: string | undefined;
  let rows = 0;
  try {
    for await (const line of linesOf(file)) {
      if (held !== undefined) hash.update(held).update("\n");
      if (head === undefined) head = readHead(line);
      else if (line.startsWith("[")) rows += 1;
      held = line;
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw unreadable(
      "The file cannot be read to its end.",
      error instanceof Error ? error.message : undefined,
    );
  }
  const end = parsed(endSchema, held ?? "");
  if (head === undefined || end === null) throw unreadable("The file ends too early.");
  const sha256 = hash.digest("hex");
  if (end.sha256 !== sha256 || end.rows !== rows) {
    throw unreadable(
      "The file was changed or damaged since it was written: its checksum is another one.",
      sha256,
    );
  }
  return head;
}

/** The rows of a file that was checked, table by table. */
export async function* rowsOfBackup(file: string): AsyncGenerator<BackupRow> {
  let table = "";
  for await (const line of linesOf(file)) {
    if (line.startsWith("[")) {
      if (parsed(rowSchema, line) === null) throw unreadable("A row of the file cannot be read.");
      yield { table, line };
    } else table = parsed(tableLineSchema, line)?.table ?? table;
  }
}
