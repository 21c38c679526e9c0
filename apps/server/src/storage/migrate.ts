import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

export type Migrations = Readonly<Record<string, Migration>>;

async function executedNames<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{
    found: boolean;
  }>`select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (rows[0]?.found !== true) return [];
  const executed = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return executed.rows.map(({ name }) => name);
}

/**
 * Brings the schema up to `target`, or to the last migration. Servers that start together wait for each other here.
 *
 * A database that a newer version has migrated is taken as it is: migrations only add, so this version still finds all
 * it knows, and servers of both versions can work side by side during an upgrade. Gives the names it does not know.
 */
export async function migrateDatabase<Tables>(
  db: Kysely<Tables>,
  migrations: Migrations,
  target?: string,
): Promise<{ unknown: string[] }> {
  const unknown = (await executedNames(db)).filter((name) => !Object.hasOwn(migrations, name));
  const done = unknown.map((name): [string, Migration] => [name, { up: async () => undefined }]);
  const all = { ...migrations, ...Object.fromEntries(done) };
  // Numbers are given out before the work is done, so one may come after a higher one; they do not build on each other.
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => all },
    allowUnorderedMigrations: true,
  });
  const { error, results } = await (target === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(target));
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === "Error")?.migrationName ?? "unknown";
    throw new Error(`The database could not be migrated (at ${failed}).`, { cause: error });
  }
  return { unknown };
}
