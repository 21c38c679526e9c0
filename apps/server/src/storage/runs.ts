import {
  type ApplyEvent,
  applyEventSchema,
  type FederationDocument,
  federationDocumentSchema,
  type Plan,
  type PlanKind,
  planSchema,
  type Run,
} from "@modelstudio-sso/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database, RunTable } from "./schema.ts";

function toRun(row: Selectable<RunTable>, events: ApplyEvent[]): Run {
  return {
    id: row.id,
    federationId: row.federation_id,
    planId: row.plan_id,
    kind: row.kind,
    federationVersion: row.federation_version,
    returnable: row.status === "succeeded" && row.kind !== "destroy" && row.document !== null,
    status: row.status,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    events,
  };
}

async function eventsOf(db: Kysely<Database>, runId: string, after = -1): Promise<[number, ApplyEvent][]> {
  const rows = await db
    .selectFrom("run_event")
    .select(["seq", "event"])
    .where("run_id", "=", runId)
    .where("seq", ">", after)
    .orderBy("seq")
    .execute();
  return rows.map((row) => [row.seq, applyEventSchema.parse(row.event)]);
}

export interface RunStart {
  federationId: string;
  planId: string;
  kind: PlanKind;
  /** The document that is applied, and the version of the federation it is or becomes. */
  document: FederationDocument;
  federationVersion: number;
  by: string;
}

/** What people see of runs. */
function runReads(db: Kysely<Database>) {
  return {
    async get(organizationId: string, id: string): Promise<Run | null> {
      const row = await db
        .selectFrom("run")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return null;
      return toRun(
        row,
        (await eventsOf(db, id)).map(([, event]) => event),
      );
    },

    async list(organizationId: string, federationId: string): Promise<Run[]> {
      const rows = await db
        .selectFrom("run")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .orderBy("started_at", "desc")
        .limit(100)
        .execute();
      return Promise.all(
        rows.map(async (row) =>
          toRun(
            row,
            (await eventsOf(db, row.id)).map(([, e]) => e),
          ),
        ),
      );
    },

    /** What the account was last brought to, as far as it was not taken away again. */
    async lastApplied(
      organizationId: string,
      federationId: string,
    ): Promise<{ document: FederationDocument; version: number } | null> {
      const row = await db
        .selectFrom("run")
        .select(["kind", "document", "federation_version"])
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .where("status", "=", "succeeded")
        .orderBy("started_at", "desc")
        .limit(1)
        .executeTakeFirst();
      if (row === undefined || row.kind === "destroy") return null;
      if (row.document === null || row.federation_version === null) return null;
      return { document: federationDocumentSchema.parse(row.document), version: row.federation_version };
    },

    /** Events after a sequence number, each with its own. */
    eventsAfter: (runId: string, after: number) => eventsOf(db, runId, after),
  };
}

/** What the durable job writes; every write may be repeated. */
function runWrites(db: Kysely<Database>) {
  return {
    /** `null`: another run of this federation is still going. */
    async start(organizationId: string, given: RunStart): Promise<Run | null> {
      const row = await db
        .insertInto("run")
        .values({
          organization_id: organizationId,
          federation_id: given.federationId,
          plan_id: given.planId,
          status: "queued",
          started_by: given.by,
          kind: given.kind,
          federation_version: given.federationVersion,
          document: JSON.stringify(given.document),
        })
        .onConflict((conflict) =>
          conflict.columns(["federation_id"]).where("status", "in", ["queued", "running"]).doNothing(),
        )
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toRun(row, []);
    },

    async planOf(runId: string): Promise<Plan> {
      const row = await db
        .selectFrom("run")
        .innerJoin("plan", "plan.id", "run.plan_id")
        .select("plan.plan")
        .where("run.id", "=", runId)
        .executeTakeFirstOrThrow();
      return planSchema.parse(row.plan);
    },

    async addEvent(runId: string, seq: number, event: ApplyEvent): Promise<void> {
      await db
        .insertInto("run_event")
        .values({ run_id: runId, seq, event: JSON.stringify(event) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    /** Ends a run; `null` where it had ended before. */
    async finish(runId: string, status: "succeeded" | "failed") {
      const row = await db
        .updateTable("run")
        .set({ status, finished_at: new Date() })
        .where("id", "=", runId)
        .where("status", "in", ["queued", "running"])
        .returning(["organization_id", "federation_id", "plan_id", "started_by"])
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        organizationId: row.organization_id,
        federationId: row.federation_id,
        planId: row.plan_id,
        startedBy: row.started_by,
      };
    },

    /** Runs that are not finished and not brand-new, oldest first. */
    async open(): Promise<string[]> {
      const rows = await db
        .selectFrom("run")
        .select("id")
        .where("status", "in", ["queued", "running"])
        .where("started_at", "<", sql<Date>`now() - interval '5 seconds'`)
        .orderBy("started_at")
        .execute();
      return rows.map((row) => row.id);
    },

    /** Tells followers that a run ended which nothing works on any more; what its events show as done has taken effect. */
    async tellEnd(runId: string): Promise<void> {
      const last = await db
        .selectFrom("run_event")
        .select(({ fn }) => fn.max("seq").as("seq"))
        .where("run_id", "=", runId)
        .executeTakeFirst();
      const event: ApplyEvent = { type: "run-finished", at: new Date().toISOString(), outcome: "failed" };
      await this.addEvent(runId, (last?.seq ?? -1) + 1, event);
    },

    /** From now on the run is this executor's; one that held it before finds out at its next change. */
    async own(runId: string, executor: string): Promise<void> {
      await db
        .updateTable("run")
        .set({
          owner: executor,
          // A job that is told again after it ended the run does not open it.
          status: sql`case when status = 'queued' then 'running' else status end`,
        })
        .where("id", "=", runId)
        .execute();
    },

    /**
     * Counts a try before it is made, so that a try after a crash knows it is not the first. `null`: the run belongs
     * to another executor by now.
     */
    async countTry(runId: string, address: string, executor: string): Promise<number | null> {
      const run = await db.selectFrom("run").select("owner").where("id", "=", runId).executeTakeFirst();
      if (run?.owner !== executor) return null;
      const row = await db
        .insertInto("change_attempt")
        .values({ run_id: runId, address, tries: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(["run_id", "address"])
            .doUpdateSet({ tries: sql<number>`change_attempt.tries + 1` }),
        )
        .returning("tries")
        .executeTakeFirstOrThrow();
      return row.tries;
    },
  };
}

export function runStore(db: Kysely<Database>) {
  return { ...runReads(db), ...runWrites(db) };
}
export type RunStore = ReturnType<typeof runStore>;
