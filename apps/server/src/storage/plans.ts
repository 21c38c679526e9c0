import { type Plan, type PlanRecord, planSchema } from "@modelstudio-sso/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database, PlanTable } from "./schema.ts";

function toRecord(row: Selectable<PlanTable>): PlanRecord {
  return {
    id: row.id,
    federationId: row.federation_id,
    federationVersion: row.federation_version,
    returnsTo: row.returns_to,
    createdAt: row.created_at.toISOString(),
    plan: planSchema.parse(row.plan),
  };
}

/** Plans as they were shown; a row never changes. */
export function planStore(db: Kysely<Database>) {
  return {
    async add(
      organizationId: string,
      given: {
        federationId: string;
        federationVersion: number;
        plan: Plan;
        returnsTo?: string | null;
        by: string;
      },
    ): Promise<PlanRecord> {
      const row = await db
        .insertInto("plan")
        .values({
          organization_id: organizationId,
          federation_id: given.federationId,
          federation_version: given.federationVersion,
          fingerprint: given.plan.fingerprint,
          plan: JSON.stringify(given.plan),
          returns_to: given.returnsTo ?? null,
          created_by: given.by,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toRecord(row);
    },

    async get(organizationId: string, id: string): Promise<PlanRecord | null> {
      const row = await db
        .selectFrom("plan")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },

    /** The newest plan towards the document, or the newest that was applied; what was only looked at does not count. */
    async latest(organizationId: string, federationId: string): Promise<PlanRecord | null> {
      const row = await db
        .selectFrom("plan")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .where((where) =>
          where.or([
            where(sql<string>`coalesce(plan ->> 'kind', 'apply')`, "=", "apply"),
            where.exists(where.selectFrom("run").select("run.id").whereRef("run.plan_id", "=", "plan.id")),
          ]),
        )
        .orderBy("created_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },
  };
}
export type PlanStore = ReturnType<typeof planStore>;
