import {
  type Federation,
  type FederationDocument,
  federationDocumentSchema,
} from "@modelstudio-sso/contracts";
import type { Kysely, Selectable } from "kysely";
import type { Database, FederationTable } from "./schema.ts";

function toFederation(row: Selectable<FederationTable>): Federation {
  return {
    id: row.id,
    document: federationDocumentSchema.parse(row.document),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Federations of one organisation; no method sees another's. */
export function federationStore(db: Kysely<Database>) {
  return {
    async list(organizationId: string): Promise<Federation[]> {
      const rows = await db
        .selectFrom("federation")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .orderBy("updated_at", "desc")
        .execute();
      return rows.map(toFederation);
    },

    async get(organizationId: string, id: string): Promise<Federation | null> {
      const row = await db
        .selectFrom("federation")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? null : toFederation(row);
    },

    /** `null`: the name is taken; it marks what is owned at the cloud, so it is taken for everybody. */
    async create(
      organizationId: string,
      { document, by }: { document: FederationDocument; by: string },
    ): Promise<Federation | null> {
      const row = await db
        .insertInto("federation")
        .values({
          organization_id: organizationId,
          name: document.name,
          document: JSON.stringify(document),
          version: 1,
          saved_by: by,
          approval: ({ selectFrom }) =>
            selectFrom("organization")
              .select("organization.approval")
              .where("organization.id", "=", organizationId),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toFederation(row);
    },

    /** `null`: somebody saved another version meanwhile. */
    async save(
      organizationId: string,
      given: { id: string; version: number; document: FederationDocument; by: string },
    ): Promise<Federation | null> {
      const row = await db
        .updateTable("federation")
        .set({
          name: given.document.name,
          document: JSON.stringify(given.document),
          version: given.version + 1,
          saved_by: given.by,
          updated_at: new Date(),
        })
        .where("organization_id", "=", organizationId)
        .where("id", "=", given.id)
        .where("version", "=", given.version)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toFederation(row);
    },

    async remove(organizationId: string, id: string): Promise<boolean> {
      const done = await db
        .deleteFrom("federation")
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .executeTakeFirst();
      return done.numDeletedRows > 0n;
    },

    /** Of every organisation; at most two, since two are already one too many. */
    async ofIssuer(entityId: string): Promise<{ organizationId: string; federation: Federation }[]> {
      if (entityId === "") return [];
      const rows = await db
        .selectFrom("federation")
        .selectAll()
        .where("idp_entity_id", "=", entityId)
        .limit(2)
        .execute();
      return rows.map((row) => ({ organizationId: row.organization_id, federation: toFederation(row) }));
    },

    /** Federations of every organisation whose IdP's entityID was not read yet. */
    async withUnreadIssuer(limit: number): Promise<Federation[]> {
      const rows = await db
        .selectFrom("federation")
        .selectAll()
        .where("idp_entity_id", "is", null)
        .limit(limit)
        .execute();
      return rows.map(toFederation);
    },

    /** Keeps what was read; `""` where there is none. Nothing is kept of a version that has passed. */
    async noteIssuer({ id, version }: Federation, entityId: string): Promise<void> {
      await db
        .updateTable("federation")
        .set({ idp_entity_id: entityId })
        .where("id", "=", id)
        .where("version", "=", version)
        .execute();
    },
  };
}
export type FederationStore = ReturnType<typeof federationStore>;
