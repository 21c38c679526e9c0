import type { DriftCheck, MetadataLook, Watch, WatchSettings } from "@modelstudio-sso/contracts";
import { driftCheckSchema, metadataLookSchema } from "@modelstudio-sso/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database } from "./schema.ts";
import type { WatchTable } from "./schema-watch.ts";

/** What is looked at on a schedule. */
export type Looked = "drift" | "metadata";

/** Whoever takes a look has this long before another process may take it, in seconds. */
const leaseSeconds = 300;

export interface DueLook {
  organizationId: string;
  federationId: string;
}

function toWatch(row: Selectable<WatchTable>): Watch {
  const approved =
    row.standing_by !== null && row.standing_at !== null && row.standing_version !== null
      ? { by: row.standing_by, at: row.standing_at.toISOString(), version: row.standing_version }
      : null;
  return {
    federationId: row.federation_id,
    driftMode: row.drift_mode,
    driftEveryMinutes: row.drift_every_minutes,
    metadataUrl: row.metadata_url,
    metadataEveryHours: row.metadata_every_hours,
    standingApproval: approved,
    lastDrift: row.last_drift === null ? null : driftCheckSchema.parse(row.last_drift),
    lastMetadata: row.last_metadata === null ? null : metadataLookSchema.parse(row.last_metadata),
    nextDriftAt: row.next_drift_at?.toISOString() ?? null,
    nextMetadataAt: row.next_metadata_at?.toISOString() ?? null,
  };
}

/** What the schedule does: takes what is due, once among all processes, and notes what was seen. */
function schedule(db: Kysely<Database>) {
  return {
    /** Takes at most `most` looks that are due. One that is taken and never noted is due again after the lease. */
    async takeDue(what: Looked, most: number): Promise<DueLook[]> {
      const column = what === "drift" ? "next_drift_at" : "next_metadata_at";
      const due = db
        .selectFrom("watch")
        .select("federation_id")
        .where(column, "<=", sql<Date>`now()`)
        .where(what === "drift" ? sql<boolean>`drift_mode <> 'off'` : sql<boolean>`metadata_url is not null`)
        .orderBy(column)
        .limit(most)
        .forUpdate()
        .skipLocked();
      const rows = await db
        .updateTable("watch")
        .set({ [column]: sql`now() + ${leaseSeconds} * interval '1 second'` })
        .where("federation_id", "in", due)
        .returning(["federation_id", "organization_id"])
        .execute();
      return rows.map((row) => ({ federationId: row.federation_id, organizationId: row.organization_id }));
    },

    async noteDrift(federationId: string, seen: DriftCheck): Promise<void> {
      await db
        .updateTable("watch")
        .set({
          last_drift: JSON.stringify(seen),
          next_drift_at: sql`now() + drift_every_minutes * interval '1 minute'`,
        })
        .where("federation_id", "=", federationId)
        .execute();
    },

    async noteMetadata(federationId: string, seen: MetadataLook): Promise<void> {
      await db
        .updateTable("watch")
        .set({
          last_metadata: JSON.stringify(seen),
          next_metadata_at: sql`now() + metadata_every_hours * interval '1 hour'`,
        })
        .where("federation_id", "=", federationId)
        .execute();
    },
  };
}

/** What is watched of each federation; no method but the schedule's sees another organisation's. */
export function watchStore(db: Kysely<Database>) {
  const one = (organizationId: string, federationId: string) =>
    db
      .updateTable("watch")
      .where("organization_id", "=", organizationId)
      .where("federation_id", "=", federationId);
  return {
    ...schedule(db),

    async begin(organizationId: string, federationId: string): Promise<void> {
      await db
        .insertInto("watch")
        .values({ organization_id: organizationId, federation_id: federationId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async get(organizationId: string, federationId: string): Promise<Watch> {
      const row = await db
        .selectFrom("watch")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .executeTakeFirstOrThrow();
      return toWatch(row);
    },

    async list(organizationId: string): Promise<Watch[]> {
      const rows = await db
        .selectFrom("watch")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .execute();
      return rows.map(toWatch);
    },

    /** What is newly switched on is looked at soon, not after a whole interval. */
    async save(organizationId: string, federationId: string, settings: WatchSettings): Promise<void> {
      await one(organizationId, federationId)
        .set({
          drift_mode: settings.driftMode,
          drift_every_minutes: settings.driftEveryMinutes,
          metadata_url: settings.metadataUrl,
          metadata_every_hours: settings.metadataEveryHours,
          next_drift_at: sql`least(next_drift_at, now() + ${settings.driftEveryMinutes} * interval '1 minute')`,
          next_metadata_at:
            settings.metadataUrl === null
              ? null
              : sql`case when metadata_url is distinct from ${settings.metadataUrl} then now() else least(next_metadata_at, now() + ${settings.metadataEveryHours} * interval '1 hour') end`,
        })
        .execute();
    },

    /** Who wrote the document that a standing approval would be for, where two persons are asked for. */
    async ownChange(organizationId: string, federationId: string, email: string): Promise<boolean> {
      const row = await db
        .selectFrom("federation")
        .select(["approval", "saved_by"])
        .where("organization_id", "=", organizationId)
        .where("id", "=", federationId)
        .executeTakeFirstOrThrow();
      return row.approval === "two-persons" && row.saved_by === email;
    },

    async approve(
      organizationId: string,
      federationId: string,
      given: { by: string; version: number } | null,
    ): Promise<void> {
      await one(organizationId, federationId)
        .set({
          standing_by: given?.by ?? null,
          standing_at: given === null ? null : new Date(),
          standing_version: given?.version ?? null,
        })
        .execute();
    },
  };
}
export type WatchStore = ReturnType<typeof watchStore>;
