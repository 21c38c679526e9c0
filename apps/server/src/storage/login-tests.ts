import {
  type LoginTest,
  type LoginTestKind,
  type LoginTestReport,
  loginTestReportSchema,
} from "@modelstudio-sso/contracts";
import type { Kysely, Selectable } from "kysely";
import type { Database, LoginTestTable } from "./schema.ts";

function toTest(row: Selectable<LoginTestTable>): LoginTest {
  return {
    id: row.id,
    federationId: row.federation_id,
    kind: row.kind,
    status: row.status,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    startedBy: row.started_by,
    report: row.report === null ? null : loginTestReportSchema.parse(row.report),
  };
}

/** Login tests and their reports. No raw response is ever stored. */
export function loginTestStore(db: Kysely<Database>) {
  return {
    async start(
      organizationId: string,
      given: { federationId: string; kind: LoginTestKind; by: string },
    ): Promise<LoginTest> {
      const row = await db
        .insertInto("login_test")
        .values({
          organization_id: organizationId,
          federation_id: given.federationId,
          kind: given.kind,
          status: "waiting",
          started_by: given.by,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toTest(row);
    },

    async finish(organizationId: string, id: string, report: LoginTestReport): Promise<LoginTest> {
      const row = await db
        .updateTable("login_test")
        .set({
          status: report.passed ? "passed" : "failed",
          finished_at: new Date(),
          report: JSON.stringify(report),
        })
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .returningAll()
        .executeTakeFirstOrThrow();
      return toTest(row);
    },

    async get(organizationId: string, id: string): Promise<LoginTest | null> {
      const row = await db
        .selectFrom("login_test")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? null : toTest(row);
    },

    /** How the one of its kind before it ended; `null`: it is the first. */
    async before(organizationId: string, test: LoginTest): Promise<LoginTest["status"] | null> {
      const row = await db
        .selectFrom("login_test")
        .select("status")
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", test.federationId)
        .where("kind", "=", test.kind)
        .where("status", "<>", "waiting")
        .where("id", "<>", test.id)
        .orderBy("finished_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.status ?? null;
    },

    async list(organizationId: string, federationId: string): Promise<LoginTest[]> {
      const rows = await db
        .selectFrom("login_test")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .where("federation_id", "=", federationId)
        .orderBy("started_at", "desc")
        .limit(100)
        .execute();
      return rows.map(toTest);
    },
  };
}
export type LoginTestStore = ReturnType<typeof loginTestStore>;
