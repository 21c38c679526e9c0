import { Kysely, PostgresDialect } from "kysely";
import type { Migration } from "kysely/migration";
import { Pool } from "pg";
import { migrateDatabase } from "./migrate.ts";
import * as auth from "./migrations/0001-auth.ts";
import * as federations from "./migrations/0002-federations.ts";
import * as executors from "./migrations/0003-executors.ts";
import * as people from "./migrations/0004-people.ts";
import * as history from "./migrations/0005-history.ts";
import * as watch from "./migrations/0006-watch.ts";
import * as issuer from "./migrations/0007-issuer.ts";
import * as handover from "./migrations/0008-handover.ts";
import * as notifications from "./migrations/0009-notifications.ts";
import * as resetLinks from "./migrations/0010-reset-links.ts";
import * as companySignIn from "./migrations/0011-company-sign-in.ts";
import type { Database } from "./schema.ts";

/** In order; a released one is never edited. Forward only, and only adding: see migrate.ts. */
export const migrations: Record<string, Migration> = {
  "0001-auth": auth,
  "0002-federations": federations,
  "0003-executors": executors,
  "0004-people": people,
  "0005-history": history,
  "0006-watch": watch,
  "0007-issuer": issuer,
  "0008-handover": handover,
  "0009-notifications": notifications,
  "0010-reset-links": resetLinks,
  "0011-company-sign-in": companySignIn,
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
  // A connection that is lent out has no listener of the pool's. Losing it between two queries of a transaction would
  // end this process; with one, the next query says so.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  await migrateDatabase(db, migrations).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  return {
    db,
    pool,
    close: async () => {
      closing = true;
      await db.destroy();
    },
  };
}
