import { Kysely, PostgresDialect } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { Pool } from "pg";
import * as auth from "./migrations/0001-auth.ts";
import * as federations from "./migrations/0002-federations.ts";
import * as executors from "./migrations/0003-executors.ts";
import type { Database } from "./schema.ts";

/** In order; a released one is never edited. Forward only, so there is no way down. */
const migrations: Record<string, Migration> = {
  "0001-auth": auth,
  "0002-federations": federations,
  "0003-executors": executors,
};

export interface OpenDatabase {
  db: Kysely<Database>;
  pool: Pool;
  close(): Promise<void>;
}

/** Opens the pool and brings the schema up to date. Servers that start together wait for each other here. */
export async function openDatabase(url: string, onError: (error: Error) => void): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: 20, application_name: "modelstudio-sso" });
  let closing = false;
  // Without a listener an idle connection that the server ends would end this process. While closing, connections
  // still say good-bye when PostgreSQL is already stopping; that is no news.
  pool.on("error", (error) => {
    if (!closing) onError(error);
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === "Error")?.migrationName ?? "unknown";
    await db.destroy();
    throw new Error(`The database could not be migrated (at ${failed}).`, { cause: error });
  }
  return {
    db,
    pool,
    close: async () => {
      closing = true;
      await db.destroy();
    },
  };
}
