import type { Delivery, DeliveryProblem, DetailsOf, EventType } from "@modelstudio-sso/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { ChannelRow } from "./notification-channels.ts";
import type { Database } from "./schema.ts";
import type { NotificationDeliveryTable, NotificationEventTable } from "./schema-notifications.ts";

/** Something to be told, in no language yet. */
export type EventDraft = {
  [T in EventType]: {
    type: T;
    details: DetailsOf<T>;
    federation: { id: string; name: string } | null;
    path: string;
    at: Date;
  };
}[EventType];
export type StoredEvent = EventDraft & { id: string };

export type DeliveryRow = Selectable<NotificationDeliveryTable>;

/** One attempt that is to be made now, by whoever got this. */
export interface Taken {
  delivery: DeliveryRow;
  event: StoredEvent;
  channel: ChannelRow;
}

/** What became of an attempt. */
export interface Settled {
  status: Delivery["status"];
  /** Where it is `waiting`. */
  nextAt: Date | null;
  finishedAt: Date | null;
  problem: DeliveryProblem | null;
  lastStatus: number | null;
  lastAnswer: string | null;
}

/** The details were written by `add` as their type says, so they are read as such. */
function toEvent(row: Selectable<NotificationEventTable>): StoredEvent {
  const { id, type, details, path, at, federation_id, federation_name } = row;
  const federation =
    federation_id === null || federation_name === null ? null : { id: federation_id, name: federation_name };
  return { id, type, details, path, at, federation } as StoredEvent;
}

/** The outbox: what is told, and to whom it still has to go. */
export function notificationOutboxStore(db: Kysely<Database>) {
  const taken = async (deliveries: DeliveryRow[]): Promise<Taken[]> => {
    if (deliveries.length === 0) return [];
    const events = await db
      .selectFrom("notification_event")
      .selectAll()
      .where("id", "in", [...new Set(deliveries.map((delivery) => delivery.event_id))])
      .execute();
    const channels = await db
      .selectFrom("notification_channel")
      .selectAll()
      .where("id", "in", [...new Set(deliveries.map((delivery) => delivery.channel_id))])
      .execute();
    return deliveries.flatMap((delivery) => {
      const event = events.find((row) => row.id === delivery.event_id);
      const channel = channels.find((row) => row.id === delivery.channel_id);
      return event === undefined || channel === undefined
        ? []
        : [{ delivery, event: toEvent(event), channel }];
    });
  };
  return {
    /** `takenUntil`: the first attempt is the caller's own, and due again then if the caller dies over it. */
    async add(
      organizationId: string,
      given: { draft: EventDraft; channels: readonly string[]; takenUntil?: Date },
    ): Promise<string[]> {
      const { type, details, federation, path, at } = given.draft;
      const event = await db
        .insertInto("notification_event")
        .values({
          organization_id: organizationId,
          type,
          federation_id: federation?.id ?? null,
          federation_name: federation?.name ?? null,
          details: JSON.stringify(details),
          path,
          at,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      const rows = await db
        .insertInto("notification_delivery")
        .values(
          given.channels.map((channelId) => ({
            organization_id: organizationId,
            channel_id: channelId,
            event_id: event.id,
            status: "waiting" as const,
            attempts: given.takenUntil === undefined ? 0 : 1,
            begun_at: at,
            next_at: given.takenUntil ?? at,
          })),
        )
        .returning("id")
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Takes what is due, once among all servers. What is taken and never settled is due again at `until`. */
    async takeDue(given: { now: Date; until: Date; most: number }): Promise<Taken[]> {
      const due = db
        .selectFrom("notification_delivery")
        .select("id")
        .where("status", "=", "waiting")
        .where("next_at", "<=", given.now)
        .orderBy("next_at")
        .limit(given.most)
        .forUpdate()
        .skipLocked();
      const rows = await db
        .updateTable("notification_delivery")
        .set({ next_at: given.until, attempts: sql`attempts + 1` })
        .where("id", "in", due)
        .returningAll()
        .execute();
      return taken(rows);
    },

    /** The same for one delivery that is the caller's already. */
    async takenOne(organizationId: string, id: string): Promise<Taken | null> {
      const rows = await db
        .selectFrom("notification_delivery")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .execute();
      return (await taken(rows))[0] ?? null;
    },

    /** Of an attempt that took longer than its lease nothing is noted: another one is under way. */
    async settle({ id, attempts }: DeliveryRow, settled: Settled): Promise<boolean> {
      const done = await db
        .updateTable("notification_delivery")
        .set({
          status: settled.status,
          next_at: settled.nextAt,
          finished_at: settled.finishedAt,
          problem: settled.problem,
          last_status: settled.lastStatus,
          last_answer: settled.lastAnswer,
        })
        .where("id", "=", id)
        .where("status", "=", "waiting")
        .where("attempts", "=", attempts)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /** What waits for a channel that is switched off waits for nothing. */
    async giveUpWaiting(channelId: string, problem: DeliveryProblem, at: Date): Promise<void> {
      await db
        .updateTable("notification_delivery")
        .set({ status: "failed", next_at: null, finished_at: at, problem })
        .where("channel_id", "=", channelId)
        .where("status", "=", "waiting")
        .execute();
    },

    async recent(organizationId: string, limit: number): Promise<Taken[]> {
      const rows = await db
        .selectFrom("notification_delivery")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .orderBy("begun_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return taken(rows);
    },

    /**
     * Begins anew, from now and with all its attempts, of which the caller takes the first. `false`: it waits to be
     * sent already, or is not there.
     */
    async again(
      organizationId: string,
      id: string,
      { now, until }: { now: Date; until: Date },
    ): Promise<boolean> {
      const done = await db
        .updateTable("notification_delivery")
        .set({ status: "waiting", attempts: 1, begun_at: now, next_at: until, finished_at: null })
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .where("status", "<>", "waiting")
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /** Takes away what ended before, and events that nobody is to be told of any more. */
    async prune(before: Date): Promise<void> {
      await db
        .deleteFrom("notification_delivery")
        .where("status", "<>", "waiting")
        .where("finished_at", "<", before)
        .execute();
      await sql`delete from notification_event as event where at < ${before} and not exists (
        select 1 from notification_delivery where event_id = event.id)`.execute(db);
    },
  };
}
export type NotificationOutboxStore = ReturnType<typeof notificationOutboxStore>;
