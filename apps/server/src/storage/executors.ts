import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

export interface ExecutorRow {
  id: string;
  host: string;
  pid: number;
}

/** Any number, the same in every process of this product. */
const recoveryLock = 7_240_013;

/** Server processes that share this database. The database's clock counts, so that theirs need not agree. */
export function executorStore(db: Kysely<Database>) {
  return {
    async beat(self: ExecutorRow): Promise<void> {
      await db
        .insertInto("executor")
        .values({ ...self, heartbeat_at: sql<Date>`now()` })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ heartbeat_at: sql<Date>`now()` }))
        .execute();
    },

    async leave(id: string): Promise<void> {
      await db.deleteFrom("executor").where("id", "=", id).execute();
    },

    /** Those that gave a sign of life within `seconds`. */
    async alive(seconds: number): Promise<ExecutorRow[]> {
      return db
        .selectFrom("executor")
        .select(["id", "host", "pid"])
        .where("heartbeat_at", ">", sql<Date>`now() - make_interval(secs => ${seconds})`)
        .execute();
    },

    async forget(ids: readonly string[]): Promise<void> {
      if (ids.length > 0)
        await db
          .deleteFrom("executor")
          .where("id", "in", [...ids])
          .execute();
    },

    /** Forgets what has been silent for long; `seconds` is far beyond what makes one count as dead. */
    async forgetSilent(seconds: number): Promise<void> {
      await db
        .deleteFrom("executor")
        .where("heartbeat_at", "<", sql<Date>`now() - make_interval(secs => ${seconds})`)
        .execute();
    },

    /** Runs `work` in one process at a time; false where another is at it. */
    async inTurn(work: () => Promise<void>): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{
          locked: boolean;
        }>`select pg_try_advisory_xact_lock(${recoveryLock}) as locked`.execute(transaction);
        if (rows[0]?.locked !== true) return false;
        await work();
        return true;
      });
    },
  };
}
export type ExecutorStore = ReturnType<typeof executorStore>;
