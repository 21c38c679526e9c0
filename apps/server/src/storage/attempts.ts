import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

export interface AttemptLimit {
  /** Seconds that count together. */
  window: number;
  max: number;
}

/** Counts attempts in the database, so that several servers are one limit and a restart forgives nothing. */
export function attemptStore(db: Kysely<Database>) {
  return {
    /** Counts one; tells whether it is still allowed, and else after how many seconds the next one is. */
    async count(
      key: string,
      { window, max }: AttemptLimit,
    ): Promise<{ allowed: boolean; retryAfter: number }> {
      const over = sql<boolean>`attempt.since < now() - make_interval(secs => ${window})`;
      const { rows } = await sql<{ count: number; left: number }>`
        insert into attempt (key, count, since) values (${key}, 1, now())
        on conflict (key) do update set
          count = case when ${over} then 1 else attempt.count + 1 end,
          since = case when ${over} then now() else attempt.since end
        returning count, ceil(extract(epoch from since - now()) + ${window}::float8)::int as left`.execute(
        db,
      );
      const [row] = rows;
      if (row === undefined) throw new Error("counting an attempt gave no row");
      return { allowed: row.count <= max, retryAfter: Math.max(1, row.left) };
    },

    /** Forgets what no limit looks at any more. */
    async forget(seconds: number): Promise<void> {
      await db
        .deleteFrom("attempt")
        .where("since", "<", sql<Date>`now() - make_interval(secs => ${seconds})`)
        .execute();
    },
  };
}
export type AttemptStore = ReturnType<typeof attemptStore>;
