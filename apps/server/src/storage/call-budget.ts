import { setTimeout as wait } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import { outlast } from "./outlast.ts";
import type { Database } from "./schema.ts";

/** How long a call waits for a database that is away. */
const patienceMs = 60_000;

export interface CallPace {
  /** Calls a second in the long run. */
  perSecond: number;
  /** Calls that may go at once after a rest. */
  burst: number;
}

/**
 * A token bucket in the database, so that all server processes together keep to one account's pace. The database's
 * clock fills it. DBOS's own limits count starts of workflows, not calls.
 */
export function callBudget(db: Kysely<Database>, key: string, { perSecond, burst }: CallPace) {
  const filled = sql<number>`least(${burst}::float8, call_budget.tokens + extract(epoch from now() - call_budget.at) * ${perSecond}::float8)`;
  return {
    async take(): Promise<void> {
      for (;;) {
        const take = sql`
          insert into call_budget (key, tokens, at) values (${key}, ${burst - 1}, now())
          on conflict (key) do update set tokens = ${filled} - 1, at = now() where ${filled} >= 1
          returning key`;
        // Before the call, so that a database that is away is not taken for a cloud that did not answer.
        const { rows } = await outlast(() => take.execute(db), { forMs: patienceMs });
        if (rows.length > 0) return;
        // Spread, so that processes that wait do not all come back for the same token.
        await wait((1000 / perSecond) * (0.5 + Math.random()));
      }
    },
  };
}
