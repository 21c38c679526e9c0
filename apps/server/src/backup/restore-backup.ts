import { diagnostic } from "@modelstudio-sso/contracts";
import { CompiledQuery, type Kysely, sql } from "kysely";
import { Refused } from "../operations/refused.ts";
import { migrations } from "../storage/database.ts";
import { migrateDatabase } from "../storage/migrate.ts";
import { type Catalog, fullName, quoted, readCatalog, type Table, withoutReferences } from "./catalog.ts";
import type { Head } from "./format.ts";
import { type BackupRow, rowsOfBackup } from "./read-backup.ts";

const rowsAtOnce = 500;
const charactersAtOnce = 4_000_000;

function newer(detail: string, got: string): Refused {
  return new Refused([diagnostic("backup.newer", { detail, got })]);
}

async function exists(db: Kysely<unknown>, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(
    db,
  );
  return rows[0]?.found ?? false;
}

async function count(db: Kysely<unknown>, query: string): Promise<number> {
  const { rows } = await sql.raw<{ count: string }>(query).execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Refuses a database that a server works with, and one that has people or organisations in it. */
async function checkTarget(db: Kysely<unknown>, force: boolean): Promise<void> {
  const alive = "select count(*) from public.executor where heartbeat_at > now() - interval '15 seconds'";
  if ((await exists(db, "public.executor")) && (await count(db, alive)) > 0) {
    throw new Refused([
      diagnostic("backup.in-use", { detail: "A server works with this database. Stop all of them first." }),
    ]);
  }
  let rows = 0;
  for (const table of ["public.auth_user", "public.organization"]) {
    if (await exists(db, table)) rows += await count(db, `select count(*) from ${table}`);
  }
  if (rows === 0 || force) return;
  throw new Refused([
    diagnostic("backup.not-empty", {
      detail: "The database has people and organisations in it, which a restore would take away.",
      want: "an empty database, or --force",
      got: `${rows} people and organisations`,
    }),
  ]);
}

/** Takes away this service's own tables and functions, so that migrations make them as they were in the backup. */
async function clear(db: Kysely<unknown>): Promise<void> {
  const { tables } = await readCatalog(db);
  const own = tables
    .filter(({ schema }) => schema === "public")
    .map(({ schema, name }) => quoted(schema, name));
  own.push('"public"."kysely_migration"', '"public"."kysely_migration_lock"');
  await sql.raw(`drop table if exists ${own.join(", ")} cascade`).execute(db);
  const { rows } = await sql<{ name: string }>`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(db);
  for (const { name } of rows) await sql.raw(`drop routine ${name} cascade`).execute(db);
  const engine = tables
    .filter(({ schema }) => schema === "dbos")
    .map(({ schema, name }) => quoted(schema, name));
  if (engine.length > 0) await sql.raw(`truncate table ${engine.join(", ")} cascade`).execute(db);
}

/** The tables to fill: the backup's, each with the columns that are there now. Types are never taken from the file. */
function tablesToFill(head: Head, now: Catalog): Map<string, { to: Table; places: Map<string, number> }> {
  const known = new Map(now.tables.map((table) => [fullName(table), table]));
  return new Map(
    head.tables.map((from) => {
      const to = known.get(fullName(from));
      const missing = from.columns.find(({ name }) => !to?.columns.some((column) => column.name === name));
      if (to === undefined || missing !== undefined) {
        throw newer("The backup has a table or a column that this version does not know.", fullName(from));
      }
      const places = new Map(from.columns.map(({ name }, at) => [name, at]));
      return [fullName(from), { to, places }];
    }),
  );
}

async function* batches(rows: AsyncIterable<BackupRow>): AsyncGenerator<{ table: string; lines: string[] }> {
  let [table, lines, size] = ["", [] as string[], 0];
  for await (const row of rows) {
    const full = lines.length === rowsAtOnce || size > charactersAtOnce;
    if (lines.length > 0 && (full || row.table !== table)) {
      yield { table, lines };
      [lines, size] = [[], 0];
    }
    table = row.table;
    lines.push(row.line);
    size += row.line.length;
  }
  if (lines.length > 0) yield { table, lines };
}

async function fill(db: Kysely<unknown>, file: string, head: Head): Promise<number> {
  const now = await readCatalog(db);
  const targets = tablesToFill(head, now);
  let filled = 0;
  for await (const { table, lines } of batches(rowsOfBackup(file))) {
    const target = targets.get(table);
    if (target === undefined) throw newer("The backup has rows of a table that it does not name.", table);
    const columns = target.to.columns.filter(({ name }) => target.places.has(name));
    const values = columns.map(({ name, type }) => `(v->>${target.places.get(name)})::${type}`);
    const insert = `insert into ${quoted(target.to.schema, target.to.name)} (${columns.map(({ name }) => quoted(name)).join(", ")})
      overriding system value select ${values.join(", ")} from json_array_elements($1::json) as v`;
    await db.executeQuery(CompiledQuery.raw(insert, [`[${lines.join(",")}]`]));
    filled += lines.length;
  }
  for (const { schema, name, last } of head.sequences) {
    const there = now.sequences.some((sequence) => sequence.schema === schema && sequence.name === name);
    if (there && last !== null)
      await sql`select setval(${quoted(schema, name)}::regclass, ${last}::bigint)`.execute(db);
  }
  return filled;
}

export interface RestoreSummary {
  createdAt: string;
  tables: number;
  rows: number;
}

/**
 * Puts a backup that was checked into the database, all of it or nothing. The engine's schema must be there already.
 * Later migrations are left to the next start. Throws `Refused`.
 */
export async function restoreBackup(
  db: Kysely<unknown>,
  file: string,
  { head, force }: { head: Head; force: boolean },
): Promise<RestoreSummary> {
  const unknown = head.migrations.find((name) => !Object.hasOwn(migrations, name));
  const last = head.migrations.at(-1) ?? "";
  if (unknown !== undefined) throw newer("The backup is of a newer version of the service.", unknown);
  return db.transaction().execute(async (transaction) => {
    await checkTarget(transaction, force);
    await clear(transaction);
    await migrateDatabase(transaction, migrations, last);
    const rows = await withoutReferences(transaction, () => fill(transaction, file, head));
    return { createdAt: head.createdAt, tables: head.tables.length, rows };
  });
}
