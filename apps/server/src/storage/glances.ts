import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

export interface LastRun {
  federationId: string;
  id: string;
  status: string;
  at: Date;
}

export interface LastTest extends LastRun {
  kind: string;
}

/** The newest of each kind for every federation of an organisation at once, without what lies in them. */
export function glanceStore(db: Kysely<Database>) {
  return {
    async runs(organizationId: string): Promise<Map<string, LastRun>> {
      const rows = await db
        .selectFrom("run")
        .distinctOn("federation_id")
        .select(["federation_id as federationId", "id", "status", "started_at as at"])
        .where("organization_id", "=", organizationId)
        .orderBy("federation_id")
        .orderBy("started_at", "desc")
        .execute();
      return new Map(rows.map((row) => [row.federationId, row]));
    },

    async tests(organizationId: string): Promise<Map<string, LastTest>> {
      const rows = await db
        .selectFrom("login_test")
        .distinctOn("federation_id")
        .select(["federation_id as federationId", "id", "kind", "status", "started_at as at"])
        .where("organization_id", "=", organizationId)
        .where("status", "<>", "waiting")
        .orderBy("federation_id")
        .orderBy("started_at", "desc")
        .execute();
      return new Map(rows.map((row) => [row.federationId, row]));
    },

    /** Version of the document that the newest successful run applied. */
    async appliedVersions(organizationId: string): Promise<Map<string, number>> {
      const rows = await db
        .selectFrom("run")
        .innerJoin("plan", "plan.id", "run.plan_id")
        .distinctOn("run.federation_id")
        .select(["run.federation_id as federationId", "plan.federation_version as version"])
        .where("run.organization_id", "=", organizationId)
        .where("run.status", "=", "succeeded")
        .orderBy("run.federation_id")
        .orderBy("run.started_at", "desc")
        .execute();
      return new Map(rows.map((row) => [row.federationId, row.version]));
    },

    /** `federation role workspace workspaceRole` of every membership somebody vouched for. */
    async attested(organizationId: string): Promise<Set<string>> {
      const { rows } = await sql<{ key: string }>`
        select federation_id || ' ' || role || ' ' || workspace || ' ' || workspace_role as key
        from attestation where organization_id = ${organizationId}`.execute(db);
      return new Set(rows.map((row) => row.key));
    },
  };
}
export type GlanceStore = ReturnType<typeof glanceStore>;
