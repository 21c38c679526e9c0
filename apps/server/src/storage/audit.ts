import { createHash } from "node:crypto";
import {
  type AuditAction,
  type AuditDraft,
  type AuditEvent,
  auditHash,
  chainStart,
} from "@modelstudio-sso/contracts";
import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

export interface AuditFilter {
  before?: number | undefined;
  limit: number;
  action?: AuditAction | undefined;
  actor?: string | undefined;
  federation?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

/** A place of a chain, and the service's signature over it. */
export interface AuditAnchor {
  seq: number;
  hash: string;
  key: string;
  signature: string;
}

/** Any number, the same in every process of this product; the other half of the lock is the organisation. */
const chainLock = 7_240_014;

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** `%`, `_` and `\` are characters that people look for, not patterns. */
function literally(text: string): string {
  return `%${text.replaceAll(/[%_\\]/g, "\\$&")}%`;
}

async function anchorOf(db: Kysely<Database>, organizationId: string): Promise<AuditAnchor | null> {
  const row = await db
    .selectFrom("audit_anchor")
    .select(["seq", "hash", "key", "signature"])
    .where("organization_id", "=", organizationId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The end of a chain, also of one that was pruned to nothing. */
async function lastOf(db: Kysely<Database>, organizationId: string): Promise<{ seq: number; hash: string }> {
  const row = await db
    .selectFrom("audit_event")
    .select(["seq", sql<string>`entry ->> 'hash'`.as("hash")])
    .where("organization_id", "=", organizationId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? (await anchorOf(db, organizationId)) ?? { seq: 0, hash: chainStart };
}

function reads(db: Kysely<Database>) {
  return {
    async list(organizationId: string, filter: AuditFilter): Promise<AuditEvent[]> {
      let rows = db.selectFrom("audit_event").select("entry").where("organization_id", "=", organizationId);
      if (filter.before !== undefined) rows = rows.where("seq", "<", filter.before);
      if (filter.action !== undefined) rows = rows.where("action", "=", filter.action);
      if (filter.federation !== undefined) rows = rows.where("federation", "=", filter.federation);
      if (filter.since !== undefined) rows = rows.where("at", ">=", new Date(filter.since));
      if (filter.until !== undefined) rows = rows.where("at", "<=", new Date(filter.until));
      if (filter.actor !== undefined) {
        const like = literally(filter.actor);
        rows = rows.where(
          sql<boolean>`(entry #>> '{actor,email}' ilike ${like} or entry #>> '{actor,name}' ilike ${like})`,
        );
      }
      const found = await rows.orderBy("seq", "desc").limit(filter.limit).execute();
      return found.map((row) => row.entry);
    },

    async after(organizationId: string, seq: number, limit: number): Promise<AuditEvent[]> {
      const rows = await db
        .selectFrom("audit_event")
        .select("entry")
        .where("organization_id", "=", organizationId)
        .where("seq", ">", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map((row) => row.entry);
    },

    async hashAt(organizationId: string, seq: number): Promise<string | null> {
      const row = await db
        .selectFrom("audit_event")
        .select(sql<string>`entry ->> 'hash'`.as("hash"))
        .where("organization_id", "=", organizationId)
        .where("seq", "=", seq)
        .executeTakeFirst();
      return row?.hash ?? null;
    },

    last: (organizationId: string) => lastOf(db, organizationId),

    async first(organizationId: string): Promise<number | null> {
      const row = await db
        .selectFrom("audit_event")
        .select(({ fn }) => fn.min("seq").as("seq"))
        .where("organization_id", "=", organizationId)
        .executeTakeFirst();
      return row?.seq ?? null;
    },

    /** Where the chain begins by now; `null` while nothing was pruned. */
    anchor: (organizationId: string) => anchorOf(db, organizationId),

    /** The last entry that is older than a time. */
    async lastBefore(organizationId: string, time: Date): Promise<{ seq: number; hash: string } | null> {
      const row = await db
        .selectFrom("audit_event")
        .select(["seq", sql<string>`entry ->> 'hash'`.as("hash")])
        .where("organization_id", "=", organizationId)
        .where("at", "<", time)
        .orderBy("seq", "desc")
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}

function writes(db: Kysely<Database>) {
  return {
    /**
     * Adds entries at the chain's end. Belongs at the end of a transaction: until it ends, every other writer of
     * this chain waits, over all servers, so that there is one order and one clock.
     */
    async append(organizationId: string, drafts: readonly AuditDraft[]): Promise<void> {
      if (!db.isTransaction) throw new Error("An audit entry is written with the change that it tells of.");
      await sql`select pg_advisory_xact_lock(${chainLock}, hashtext(${organizationId}))`.execute(db);
      let last = await lastOf(db, organizationId);
      for (const draft of drafts) {
        const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
        const at = rows[0]?.now ?? new Date();
        const content = {
          ...draft,
          seq: last.seq + 1,
          at: at.toISOString(),
          organization: organizationId,
          previous: last.hash,
        };
        const hash = auditHash(content, sha256);
        await db
          .insertInto("audit_event")
          .values({
            organization_id: organizationId,
            seq: content.seq,
            at,
            entry: JSON.stringify({ ...content, hash }),
          })
          .execute();
        last = { seq: content.seq, hash };
      }
    },

    /**
     * Takes away everything up to a signed place, which stays. Gives how many entries went: none where another
     * server did it at the same time.
     */
    async prune(organizationId: string, anchor: AuditAnchor): Promise<number> {
      await db
        .insertInto("audit_anchor")
        .values({ organization_id: organizationId, ...anchor })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const done = await db
        .deleteFrom("audit_event")
        .where("organization_id", "=", organizationId)
        .where("seq", "<=", anchor.seq)
        .executeTakeFirst();
      return Number(done.numDeletedRows);
    },
  };
}

/** What happened, one chain per organisation. Nothing here changes an entry, and the database refuses it too. */
export function auditStore(db: Kysely<Database>) {
  return { ...reads(db), ...writes(db) };
}
export type AuditStore = ReturnType<typeof auditStore>;
