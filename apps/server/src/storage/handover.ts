import { type HandoverLink, type HandoverNotes, handoverNotesSchema } from "@modelstudio-sso/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database } from "./schema.ts";
import type { HandoverLinkTable } from "./schema-handover.ts";

/** A link that holds, and what it leads to. */
export type OpenHandover = HandoverLink & { organizationId: string; federationId: string };

function toLink(row: Selectable<HandoverLinkTable>): OpenHandover {
  return {
    organizationId: row.organization_id,
    federationId: row.federation_id,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    opened: row.opened,
    lastOpenedAt: row.last_opened_at?.toISOString() ?? null,
  };
}

/** Links for IdP admins, and what these noted. */
export function handoverStore(db: Kysely<Database>) {
  const active = (organizationId: string, federationId: string) =>
    db
      .updateTable("handover_link")
      .where("organization_id", "=", organizationId)
      .where("federation_id", "=", federationId)
      .where("ended_at", "is", null);
  return {
    async get(organizationId: string, federationId: string, now: Date): Promise<OpenHandover | null> {
      const row = await db
        .selectFrom("handover_link")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .where("ended_at", "is", null)
        .where("expires_at", ">", now)
        .executeTakeFirst();
      return row === undefined ? null : toLink(row);
    },

    /** Ends the federation's earlier link. */
    async replace(
      organizationId: string,
      federationId: string,
      given: { tokenHash: string; by: string; expiresAt: Date },
    ): Promise<OpenHandover> {
      await active(organizationId, federationId).set({ ended_at: new Date() }).execute();
      const row = await db
        .insertInto("handover_link")
        .values({
          organization_id: organizationId,
          federation_id: federationId,
          token_hash: given.tokenHash,
          created_by: given.by,
          expires_at: given.expiresAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toLink(row);
    },

    async end(organizationId: string, federationId: string): Promise<boolean> {
      const row = await active(organizationId, federationId)
        .set({ ended_at: new Date() })
        .returning("id")
        .executeTakeFirst();
      return row !== undefined;
    },

    /** The link of a token, while it holds. `count`: somebody opened the page, which is counted. */
    async byToken(
      tokenHash: string,
      { now, count }: { now: Date; count: boolean },
    ): Promise<OpenHandover | null> {
      const row = await db
        .updateTable("handover_link")
        .set({
          opened: count ? sql`opened + 1` : sql`opened`,
          last_opened_at: count ? now : sql`last_opened_at`,
        })
        .where("token_hash", "=", tokenHash)
        .where("ended_at", "is", null)
        .where("expires_at", ">", now)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toLink(row);
    },

    async notes(organizationId: string, federationId: string): Promise<HandoverNotes> {
      const row = await db
        .selectFrom("handover_notes")
        .select("notes")
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .executeTakeFirst();
      return row === undefined ? { done: [] } : handoverNotesSchema.parse(row.notes);
    },

    async saveNotes(organizationId: string, federationId: string, notes: HandoverNotes): Promise<void> {
      const values = { notes: JSON.stringify(notes), updated_at: new Date() };
      await db
        .insertInto("handover_notes")
        .values({ organization_id: organizationId, federation_id: federationId, ...values })
        .onConflict((conflict) => conflict.column("federation_id").doUpdateSet(values))
        .execute();
    },
  };
}
export type HandoverStore = ReturnType<typeof handoverStore>;
