import { type LoginTestReport, loginTestReportSchema } from "@modelstudio-sso/contracts";
import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

export interface SamlRequest {
  id: string;
  organizationId: string;
  federationId: string;
  loginTestId: string;
  browserHash: string;
}

/** Anybody can post anything as RelayState; PostgreSQL itself refuses a text with a NUL in it. */
const idShape = /^[\w.-]{1,200}$/;

/** AuthnRequests under way, and assertion IDs already used. */
export function samlRequestStore(db: Kysely<Database>) {
  return {
    async add(request: SamlRequest & { expiresAt: Date }): Promise<void> {
      await db
        .insertInto("saml_request")
        .values({
          id: request.id,
          organization_id: request.organizationId,
          federation_id: request.federationId,
          login_test_id: request.loginTestId,
          browser_hash: request.browserHash,
          expires_at: request.expiresAt,
        })
        .execute();
    },

    /** Takes a request that is still open, once; `null` where it is unknown, used or too old. */
    async consume(id: string): Promise<SamlRequest | null> {
      if (!idShape.test(id)) return null;
      const now = new Date();
      const row = await db
        .updateTable("saml_request")
        .set({ consumed_at: now })
        .where("id", "=", id)
        .where("consumed_at", "is", null)
        .where("expires_at", ">", now)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        organizationId: row.organization_id,
        federationId: row.federation_id,
        loginTestId: row.login_test_id,
        browserHash: row.browser_hash,
      };
    },

    /** Keeps the result until the browser that started it shows its cookie on a same-site page. */
    async keepReport(id: string, report: LoginTestReport): Promise<void> {
      await db
        .updateTable("saml_request")
        .set({ report: JSON.stringify(report) })
        .where("id", "=", id)
        .execute();
    },

    async withReport(id: string): Promise<(SamlRequest & { report: LoginTestReport }) | null> {
      if (!idShape.test(id)) return null;
      const row = await db
        .selectFrom("saml_request")
        .selectAll()
        .where("id", "=", id)
        .where("report", "is not", null)
        .executeTakeFirst();
      if (row === undefined || row.report === null) return null;
      return {
        id: row.id,
        organizationId: row.organization_id,
        federationId: row.federation_id,
        loginTestId: row.login_test_id,
        browserHash: row.browser_hash,
        report: loginTestReportSchema.parse(row.report),
      };
    },

    /** True the first time an assertion is seen; false ever after, until it would be refused for its age anyway. */
    async firstUse(
      organizationId: string,
      assertion: { issuer: string; id: string; expiresAt: Date },
    ): Promise<boolean> {
      await db.deleteFrom("seen_assertion").where("expires_at", "<", new Date()).execute();
      const row = await db
        .insertInto("seen_assertion")
        .values({
          organization_id: organizationId,
          issuer: assertion.issuer,
          assertion_id: assertion.id,
          expires_at: assertion.expiresAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("assertion_id")
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
export type SamlRequestStore = ReturnType<typeof samlRequestStore>;
