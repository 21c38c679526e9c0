import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, openCluster } from "../src/database/cluster.ts";
import { migrations } from "../src/storage/database.ts";
import { migrateDatabase } from "../src/storage/migrate.ts";

const folder = mkdtempSync(join(tmpdir(), "msso-migrations-"));
let cluster: Cluster;
let databases = 0;
const opened: Kysely<unknown>[] = [];

beforeAll(async () => {
  cluster = await openCluster(folder);
});
afterAll(async () => {
  for (const db of opened) await db.destroy();
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

function connect(name: string): Kysely<unknown> {
  const url = new URL(cluster.url);
  url.pathname = `/${name}`;
  const pool = new Pool({ connectionString: url.href, max: 4 });
  pool.on("error", () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  opened.push(db);
  return db;
}

async function emptyDatabase(): Promise<Kysely<unknown>> {
  databases += 1;
  const name = `schema_${databases}`;
  await sql.raw(`create database ${name}`).execute(connect("postgres"));
  return connect(name);
}

interface Column {
  type: string;
  nullable: boolean;
  filled: boolean;
}
/** What an older server relies on. */
interface Shape {
  columns: Map<string, Column>;
  /** Demands on rows (unique indexes, checks, references) with the columns they look at. */
  demands: Map<string, string[]>;
}

async function rowsOf<Row>(db: Kysely<unknown>, query: string): Promise<Row[]> {
  return (await db.executeQuery<Row>(CompiledQuery.raw(query))).rows;
}

async function shapeOf(db: Kysely<unknown>): Promise<Shape> {
  const columns = await rowsOf<{ key: string } & Column>(
    db,
    `select table_name || '.' || column_name as key, format('%s %s', data_type, udt_name) as type,
       is_nullable = 'YES' as nullable,
       column_default is not null or is_generated = 'ALWAYS' or is_identity = 'YES' as filled
     from information_schema.columns where table_schema = 'public'`,
  );
  const demands = await rowsOf<{ key: string; columns: string[] }>(
    db,
    `with demand as (
       select conrelid as t, conname::text as name, conkey as keys from pg_constraint
         where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')
       union select indrelid, pg_class.relname::text, indkey::int2[] from pg_index
         join pg_class on pg_class.oid = indexrelid where indisunique and relnamespace = 'public'::regnamespace)
     select t::regclass || '.' || name as key, array(
       select t::regclass || '.' || attname from pg_attribute where attrelid = t and attnum = any(keys)) as columns
     from demand`,
  );
  return {
    columns: new Map(columns.map(({ key, ...column }) => [key, column])),
    demands: new Map(demands.map(({ key, columns: of }) => [key, of])),
  };
}

const tableOf = (key: string) => key.split(".")[0] ?? "";

/** What a server that knows only `before` would stumble over in `after`. */
function breaks(before: Shape, after: Shape): string[] {
  const tables = new Set([...before.columns.keys()].map(tableOf));
  const found: string[] = [];
  for (const [key, was] of before.columns) {
    const is = after.columns.get(key);
    if (is === undefined) found.push(`${key} is gone`);
    else if (is.type !== was.type) found.push(`${key} was ${was.type} and is ${is.type}`);
    else if (was.nullable && !is.nullable) found.push(`${key} must not be null any more`);
    else if (was.filled && !is.filled) found.push(`${key} has no default any more`);
  }
  for (const [key, { nullable, filled }] of after.columns) {
    if (!before.columns.has(key) && tables.has(tableOf(key)) && !nullable && !filled) {
      found.push(`${key} is new, and an older server does not fill it`);
    }
  }
  for (const [key, columns] of after.demands) {
    // One that looks at new columns only is met by what those are filled with.
    const old = columns.some((column) => before.columns.has(column));
    if (!before.demands.has(key) && old) found.push(`${key} is a new demand on old rows`);
  }
  return found;
}

/** New demands on tables that were there before, each with what makes it harmless for an older server. */
const judged: Readonly<Record<string, string>> = {
  "federation.federation_name_unique is a new demand on old rows": "before the first release",
  "organization_member.organization_member_role is a new demand on old rows": "before the first release",
  "organization_member.organization_member_one is a new demand on old rows": "before the first release",
};

describe("a migration", () => {
  it("only adds, so that servers of the version before work on beside it", async () => {
    const db = await emptyDatabase();
    const found: string[] = [];
    for (const name of Object.keys(migrations)) {
      const before = await shapeOf(db);
      await migrateDatabase(db, migrations, name);
      found.push(...breaks(before, await shapeOf(db)));
    }
    expect(found.sort()).toEqual(Object.keys(judged).sort());
  });

  it("that would not is seen", async () => {
    const db = await emptyDatabase();
    await sql
      .raw("create table t (a int, b text not null default 'x', c int); create table gone (x int)")
      .execute(db);
    const before = await shapeOf(db);
    await sql
      .raw(
        `alter table t alter a type bigint; alter table t alter b drop default; alter table t alter c set not null;
         alter table t add column d int not null; alter table t add unique (a); drop table gone;
         alter table t add column fine int; create table new (x int not null unique)`,
      )
      .execute(db);
    expect(breaks(before, await shapeOf(db)).sort()).toEqual([
      "gone.x is gone",
      "t.a was integer int4 and is bigint int8",
      "t.b has no default any more",
      "t.c must not be null any more",
      "t.d is new, and an older server does not fill it",
      "t.t_a_key is a new demand on old rows",
    ]);
  });

  it("is done once, whoever comes first", async () => {
    const db = await emptyDatabase();
    await Promise.all([migrateDatabase(db, migrations), migrateDatabase(db, migrations)]);
    const done = await rowsOf<{ name: string }>(db, "select name from kysely_migration order by name");
    expect(done.map(({ name }) => name)).toEqual(Object.keys(migrations));
  });
});

describe("an older version", () => {
  it("starts on a database that a newer one has migrated, and leaves it as it is", async () => {
    const db = await emptyDatabase();
    const names = Object.keys(migrations);
    await migrateDatabase(db, migrations);
    const shape = await shapeOf(db);
    const older = Object.fromEntries(Object.entries(migrations).slice(0, -2));
    expect(await migrateDatabase(db, older)).toEqual({ unknown: names.slice(-2) });
    expect(await shapeOf(db)).toEqual(shape);
    expect(await migrateDatabase(db, migrations)).toEqual({ unknown: [] });
  });
});
