import { type FederationDocument, federationDocumentSchema } from "@modelstudio-sso/contracts";
import type { AppliedHistory, EarlierState } from "@modelstudio-sso/federation";
import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** What a run applied, and what is known to have changed hands since. */
export interface AppliedState {
  federationId: string;
  document: FederationDocument;
  earlier: EarlierState;
}

/** Addresses that runs after this one adopted, as far as the change was done. */
async function adoptedAfter(db: Kysely<Database>, runId: string): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select distinct event.event ->> 'address' as address
    from run earlier
    join run later on later.federation_id = earlier.federation_id and later.started_at > earlier.started_at
    join plan on plan.id = later.plan_id
    join run_event event on event.run_id = later.id and event.event ->> 'type' = 'change-done'
    cross join lateral jsonb_array_elements(plan.plan -> 'changes') as changes (change)
    where earlier.id = ${runId}
      and change ->> 'action' = 'adopt'
      and change ->> 'address' = event.event ->> 'address'
    order by address`.execute(db);
  return rows.map((row) => row.address);
}

/** What runs left behind at the cloud, as far as no later look at the cloud can tell it. */
export function historyStore(db: Kysely<Database>) {
  return {
    async recordRoles(runId: string, roleIds: Readonly<Record<string, string>>): Promise<void> {
      await db
        .updateTable("run")
        .set({ role_ids: JSON.stringify(roleIds) })
        .where("id", "=", runId)
        .execute();
    },

    /**
     * RoleIds that memberships and keys are taken to belong to: of the last run that succeeded, and where somebody has
     * confirmed a membership since, the one it was confirmed for.
     */
    async applied(organizationId: string, federationId: string): Promise<AppliedHistory | undefined> {
      const run = await db
        .selectFrom("run")
        .select(["role_ids", "finished_at"])
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .where("status", "=", "succeeded")
        .where("role_ids", "is not", null)
        .orderBy("started_at", "desc")
        .limit(1)
        .executeTakeFirst();
      if (run === undefined || run.role_ids === null) return undefined;
      const confirmed = await db
        .selectFrom("attestation")
        .select(["role", "role_id"])
        .where("federation_id", "=", federationId)
        .where("at", ">", run.finished_at ?? new Date(0))
        .orderBy("at")
        .execute();
      return {
        roleIds: { ...run.role_ids, ...Object.fromEntries(confirmed.map((row) => [row.role, row.role_id])) },
      };
    },

    /** `null`: there is no such run, or it left no state to go back to. */
    async earlier(organizationId: string, runId: string): Promise<AppliedState | null> {
      const run = await db
        .selectFrom("run")
        .select(["federation_id", "document", "role_ids"])
        .where("organization_id", "=", organizationId)
        .where("id", "=", runId)
        .where("status", "=", "succeeded")
        .where("kind", "!=", "destroy")
        .executeTakeFirst();
      if (run === undefined || run.document === null) return null;
      return {
        federationId: run.federation_id,
        document: federationDocumentSchema.parse(run.document),
        earlier: { roleIds: run.role_ids ?? {}, adoptedSince: await adoptedAfter(db, runId) },
      };
    },
  };
}
export type HistoryStore = ReturnType<typeof historyStore>;
