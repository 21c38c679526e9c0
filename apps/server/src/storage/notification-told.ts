import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** What is remembered about one topic; it goes with the federation it is about. */
export interface Topic {
  organizationId: string;
  topic: string;
  federationId: string | null;
}

/**
 * What was told already. Each method is one statement that locks its row, so of several servers that see the same thing
 * one gets `true`. Inside a transaction it counts once that is committed.
 */
export function notificationToldStore(db: Kysely<Database>) {
  const written = async (given: Topic & { value: string; at: Date }, onlyWhere: ReturnType<typeof sql>) => {
    const { organizationId, topic, federationId, value, at } = given;
    const { rows } = await sql`
      insert into notification_told as told (organization_id, topic, federation_id, value, since)
      values (${organizationId}, ${topic}, ${federationId}, ${value}, ${at})
      on conflict (organization_id, topic) do update set value = excluded.value, since = excluded.since
      where ${onlyWhere} returning 1`.execute(db);
    return rows.length > 0;
  };
  return {
    /** `true`: this is new; `false`: just this was told last. */
    mark: (given: Topic & { value: string; at: Date }) =>
      written(given, sql`told.value is distinct from excluded.value`),

    /** `true`: the number is lower than the one told last, or the first. */
    lower: (given: Topic & { value: number; at: Date }) =>
      written({ ...given, value: String(given.value) }, sql`told.value::int > excluded.value::int`),

    /** Adds one, and gives the sum. */
    async count({ organizationId, topic, federationId, at }: Topic & { at: Date }): Promise<number> {
      const { rows } = await sql<{ value: string }>`
        insert into notification_told as told (organization_id, topic, federation_id, value, since)
        values (${organizationId}, ${topic}, ${federationId}, '1', ${at})
        on conflict (organization_id, topic) do update set value = (told.value::int + 1)::text
        returning value`.execute(db);
      return Number(rows[0]?.value ?? 1);
    },

    /** Since when it has been so; from now on, where that was not known. */
    async since({ organizationId, topic, federationId, at }: Topic & { at: Date }): Promise<Date> {
      const { rows } = await sql<{ since: Date }>`
        insert into notification_told as told (organization_id, topic, federation_id, value, since)
        values (${organizationId}, ${topic}, ${federationId}, '', ${at})
        on conflict (organization_id, topic) do update set value = told.value
        returning since`.execute(db);
      return rows[0]?.since ?? at;
    },

    /** It is over. `true`: something had been remembered. */
    async forget(organizationId: string, topic: string): Promise<boolean> {
      const done = await db
        .deleteFrom("notification_told")
        .where("organization_id", "=", organizationId)
        .where("topic", "=", topic)
        .executeTakeFirst();
      return done.numDeletedRows > 0n;
    },
  };
}
export type NotificationToldStore = ReturnType<typeof notificationToldStore>;
