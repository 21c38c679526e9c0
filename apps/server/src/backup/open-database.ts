import { diagnostic } from "@modelstudio-sso/contracts";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import type { Config } from "../config.ts";
import { openCluster } from "../database/cluster.ts";
import { Refused } from "../operations/refused.ts";

/** `DB`: its tables, as whoever asks for it knows them. */
export interface ReachedDatabase<DB> {
  db: Kysely<DB>;
  url: string;
}

async function connected<DB>(url: string): Promise<Kysely<DB>> {
  const pool = new Pool({ connectionString: url, max: 2, application_name: "modelstudio-sso backup" });
  pool.on("error", () => undefined);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw new Refused(
      [
        diagnostic("backup.database", {
          detail: "Check DATABASE_URL, or DATA_DIR where the service has a PostgreSQL of its own.",
          got: error instanceof Error && "code" in error ? String(error.code) : "no answer",
        }),
      ],
      "BUSY",
    );
  }
}

/** Works with the service's database as it is, without migrating it; its own PostgreSQL is started where none runs. */
export async function withDatabase<T, DB = unknown>(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  work: (database: ReachedDatabase<DB>) => Promise<T>,
): Promise<T> {
  const cluster = databaseUrl === undefined ? await openCluster(dataDir) : null;
  const url = databaseUrl ?? cluster?.url ?? "";
  try {
    const db = await connected<DB>(url);
    try {
      return await work({ db, url });
    } finally {
      await db.destroy();
    }
  } finally {
    // One that was running belongs to the server that started it.
    if (cluster !== null && cluster.how !== "adopted") await cluster.stop();
  }
}
