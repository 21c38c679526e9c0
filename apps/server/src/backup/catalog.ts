import { CompiledQuery, type Kysely } from "kysely";
import { z } from "zod";

/** Schemas that hold everything this service keeps: its own tables with better-auth's, and the engine's. */
export const schemas = ["public", "dbos"] as const;

/** What says how far the schema is; made anew by migrations, never copied. */
const bookkeeping = ["kysely_migration", "kysely_migration_lock", "dbos_migrations"];

const columnSchema = z.object({ name: z.string(), type: z.string() });
const tableSchema = z.object({ schema: z.enum(schemas), name: z.string(), columns: z.array(columnSchema) });
const sequenceSchema = z.object({
  schema: z.enum(schemas),
  name: z.string(),
  /** As text: a bigint. `null`: never used. */
  last: z
    .string()
    .regex(/^-?\d+$/)
    .nullable(),
});

export const catalogSchema = z.object({ tables: z.array(tableSchema), sequences: z.array(sequenceSchema) });
export type Catalog = z.infer<typeof catalogSchema>;
export type Table = z.infer<typeof tableSchema>;

/** Generated columns are left out: they follow from the others. */
const columnsQuery = `
  select n.nspname as schema, c.relname as name,
    json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and not c.relname = any($2)
  group by 1, 2 order by 1, 2`;

const referencesQuery = `
  select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype = 'f' and n.nspname = any($1) order by 1, 2, 3`;

const sequencesQuery = `
  select schemaname as schema, sequencename as name, last_value::text as last
  from pg_sequences where schemaname = any($1) order by 1, 2`;

const referenceSchema = z.object({
  schema: z.string(),
  table: z.string(),
  name: z.string(),
  definition: z.string(),
});

export function fullName({ schema, name }: Pick<Table, "schema" | "name">): string {
  return `${schema}.${name}`;
}

/** Quotes a name for SQL. */
export function quoted(...names: string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join(".");
}

async function rowsOf<T extends z.ZodType>(db: Kysely<unknown>, row: T, query: [string, unknown[]]) {
  const { rows } = await db.executeQuery(CompiledQuery.raw(...query));
  return z.array(row).parse(rows);
}

/** Tables with their columns and sequences, as they are in this database now. */
export async function readCatalog(db: Kysely<unknown>): Promise<Catalog> {
  const tables = await rowsOf(db, tableSchema, [columnsQuery, [schemas, bookkeeping]]);
  const sequences = await rowsOf(db, sequenceSchema, [sequencesQuery, [schemas]]);
  return { tables, sequences };
}

/**
 * Does something while no table's rows must refer to another's: tables refer to each other in circles. The references
 * are there again afterwards, and looked at as a whole; inside a transaction nobody else sees the time between.
 */
export async function withoutReferences<T>(db: Kysely<unknown>, work: () => Promise<T>): Promise<T> {
  const references = await rowsOf(db, referenceSchema, [referencesQuery, [schemas]]);
  const change = (table: string, how: string) =>
    db.executeQuery(CompiledQuery.raw(`alter table ${table} ${how}`));
  for (const { schema, table, name } of references) {
    await change(quoted(schema, table), `drop constraint ${quoted(name)}`);
  }
  const result = await work();
  for (const { schema, table, name, definition } of references) {
    await change(quoted(schema, table), `add constraint ${quoted(name)} ${definition}`);
  }
  return result;
}
