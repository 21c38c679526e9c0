import {
  type ChannelSettings,
  channelTargetSchema,
  type EventType,
  type NotificationChannel,
} from "@modelstudio-sso/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database } from "./schema.ts";
import type { NotificationChannelTable } from "./schema-notifications.ts";

export type ChannelRow = Selectable<NotificationChannelTable>;

/** A channel as people see it: without its secrets. */
export function toChannel(row: ChannelRow): NotificationChannel {
  const { id, name, language, events, enabled } = row;
  const target =
    row.kind === "webhook" ? { kind: row.kind, url: row.url } : { kind: row.kind, to: row.addresses };
  return {
    id,
    name,
    target: channelTargetSchema.parse(target),
    language,
    events,
    enabled,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    goneAt: row.gone_at?.toISOString() ?? null,
    secretBeforeUntil: row.secret_before_until?.toISOString() ?? null,
  };
}

function columns({ name, target, language, events, enabled }: ChannelSettings) {
  return {
    name,
    kind: target.kind,
    url: target.kind === "webhook" ? target.url : null,
    addresses: target.kind === "mail" ? JSON.stringify(target.to) : null,
    language,
    events: JSON.stringify([...new Set(events)]),
    enabled,
  };
}

/** Secrets of a webhook, sealed. */
export type SealedSecrets = Pick<ChannelRow, "secret" | "secret_before" | "secret_before_until">;

/** Where notifications of an organisation go; no method for people sees another organisation's. */
export function notificationChannelStore(db: Kysely<Database>) {
  const one = (organizationId: string, id: string) =>
    db.updateTable("notification_channel").where("organization_id", "=", organizationId).where("id", "=", id);
  return {
    async list(organizationId: string): Promise<NotificationChannel[]> {
      const rows = await db
        .selectFrom("notification_channel")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .orderBy("created_at")
        .execute();
      return rows.map(toChannel);
    },

    /** Locked until the transaction ends, so that what is read is what is changed. */
    async get(organizationId: string, id: string): Promise<ChannelRow | null> {
      const row = await db
        .selectFrom("notification_channel")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .$if(db.isTransaction, (query) => query.forUpdate())
        .executeTakeFirst();
      return row ?? null;
    },

    async add(
      organizationId: string,
      given: { id: string; settings: ChannelSettings; secret: string | null; by: string; at: Date },
    ): Promise<NotificationChannel> {
      const { id, settings, secret, by, at } = given;
      const row = await db
        .insertInto("notification_channel")
        .values({
          ...columns(settings),
          id,
          organization_id: organizationId,
          secret,
          created_by: by,
          created_at: at,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toChannel(row);
    },

    /** Whoever switches a channel on takes it that its receiver is there again. */
    async save(organizationId: string, id: string, settings: ChannelSettings): Promise<NotificationChannel> {
      const row = await one(organizationId, id)
        .set({ ...columns(settings), ...(settings.enabled ? { gone_at: null } : {}) })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toChannel(row);
    },

    async saveSecrets(id: string, secrets: SealedSecrets): Promise<NotificationChannel> {
      const row = await db
        .updateTable("notification_channel")
        .set(secrets)
        .where("id", "=", id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return toChannel(row);
    },

    async remove(organizationId: string, id: string): Promise<boolean> {
      const done = await db
        .deleteFrom("notification_channel")
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .executeTakeFirst();
      return done.numDeletedRows > 0n;
    },

    /** IDs of the channels that want to be told of one of these. */
    async wanting(organizationId: string, types: readonly EventType[]): Promise<string[]> {
      const rows = await db
        .selectFrom("notification_channel")
        .select("id")
        .where("organization_id", "=", organizationId)
        .where("enabled", "=", true)
        .where(sql<boolean>`events ?| ${types}::text[]`)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** The receiver is gone. `false`: the channel was off already. */
    async noteGone(organizationId: string, id: string, at: Date): Promise<boolean> {
      const done = await one(organizationId, id)
        .set({ enabled: false, gone_at: at })
        .where("enabled", "=", true)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /** Channels of every organisation that have secrets, for sealing them anew. */
    async withSecrets(): Promise<(SealedSecrets & { id: string })[]> {
      return db
        .selectFrom("notification_channel")
        .select(["id", "secret", "secret_before", "secret_before_until"])
        .where("secret", "is not", null)
        .forUpdate()
        .execute();
    },

    /** Takes away secrets that sign no more. */
    async forgetSecretsBefore(now: Date): Promise<void> {
      await db
        .updateTable("notification_channel")
        .set({ secret_before: null, secret_before_until: null })
        .where("secret_before_until", "<=", now)
        .execute();
    },
  };
}
export type NotificationChannelStore = ReturnType<typeof notificationChannelStore>;
