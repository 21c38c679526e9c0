import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { diagnostic } from "@modelstudio-sso/contracts";
import { CompiledQuery, type Kysely, sql } from "kysely";
import { z } from "zod";
import { Refused } from "../operations/refused.ts";
import { fullName, quoted, readCatalog, type Table } from "./catalog.ts";
import { formatVersion, type Head, kind } from "./format.ts";

const rowsAtOnce = 500;
/** Signs of life of the servers of the moment; restored, they would look like servers at work. */
const ofTheMoment = ["public.executor"];
const lineSchema = z.array(z.object({ line: z.string() }));

export interface BackupSummary {
  createdAt: string;
  tables: number;
  rows: number;
}

/** Texts of values must mean the same wherever they are read again. */
const settings = [
  "set transaction isolation level repeatable read, read only",
  "set local timezone to 'UTC'",
  "set local datestyle to 'ISO'",
  "set local intervalstyle to 'iso_8601'",
  "set local bytea_output to 'hex'",
  "set local extra_float_digits to 1",
];

async function migrationsOf(db: Kysely<unknown>): Promise<string[]> {
  const found = await sql<{ found: boolean }>`
    select to_regclass('public.kysely_migration') is not null as found`.execute(db);
  if (found.rows[0]?.found !== true) {
    const detail = "It has none of this service's tables: there is nothing to back up.";
    throw new Refused([diagnostic("backup.database", { detail })]);
  }
  const { rows } = await sql<{
    name: string;
  }>`select name from public.kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function* rowsOf(db: Kysely<unknown>, table: Table): AsyncGenerator<string> {
  const texts = table.columns.map(({ name }) => `${quoted(name)}::text`);
  const query = `select to_json(array[${texts.join(", ")}]::text[])::text as line from ${quoted(table.schema, table.name)}`;
  await db.executeQuery(CompiledQuery.raw(`declare backup no scroll cursor for ${query}`));
  for (;;) {
    const { rows } = await db.executeQuery(CompiledQuery.raw(`fetch ${rowsAtOnce} from backup`));
    for (const { line } of lineSchema.parse(rows)) yield line;
    if (rows.length < rowsAtOnce) break;
  }
  await db.executeQuery(CompiledQuery.raw("close backup"));
}

async function* linesOf(db: Kysely<unknown>, head: Head, summary: BackupSummary): AsyncGenerator<string> {
  const hash = createHash("sha256");
  const noted = (line: string) => {
    hash.update(line).update("\n");
    return `${line}\n`;
  };
  yield noted(JSON.stringify(head));
  for (const table of head.tables) {
    yield noted(JSON.stringify({ table: fullName(table) }));
    for await (const line of rowsOf(db, table)) {
      summary.rows += 1;
      yield noted(line);
    }
  }
  yield `${JSON.stringify({ end: true, rows: summary.rows, sha256: hash.digest("hex") })}\n`;
}

/** Writes everything as it was at one moment, while the service goes on. Nothing in it opens without MASTER_KEY. */
export async function writeBackup(db: Kysely<unknown>, to: Writable, now: Date): Promise<BackupSummary> {
  return db.transaction().execute(async (transaction) => {
    for (const setting of settings) await sql.raw(setting).execute(transaction);
    const { tables: all, sequences } = await readCatalog(transaction);
    const tables = all.filter((table) => !ofTheMoment.includes(fullName(table)));
    const migrations = await migrationsOf(transaction);
    const createdAt = now.toISOString();
    const summary = { createdAt, tables: tables.length, rows: 0 };
    const head: Head = { kind, format: formatVersion, createdAt, migrations, tables, sequences };
    await pipeline(Readable.from(linesOf(transaction, head, summary)), createGzip(), to);
    return summary;
  });
}
