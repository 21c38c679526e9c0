import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";
import type { SignInOutcome } from "./schema-sign-in.ts";

export interface SignInRequest {
  id: string;
  organizationId: string;
  browserHash: string;
  target: string;
}

/** As this service writes them: anybody can post anything as RelayState, and PostgreSQL refuses a NUL. */
const idShape = /^_[0-9a-f-]{36}$/;

export function isSignInRequestId(text: string): boolean {
  return idShape.test(text);
}

/** Sign-ins by a company's IdP that are under way. Each is answered once, and its outcome is taken once. */
export function signInRequestStore(db: Kysely<Database>) {
  return {
    async add(request: SignInRequest, { now, expiresAt }: { now: Date; expiresAt: Date }): Promise<void> {
      // Whoever begins and never comes back leaves a row.
      await db.deleteFrom("sign_in_request").where("expires_at", "<", now).execute();
      await db
        .insertInto("sign_in_request")
        .values({
          id: request.id,
          organization_id: request.organizationId,
          browser_hash: request.browserHash,
          target: request.target,
          expires_at: expiresAt,
        })
        .execute();
    },

    /** Takes a request that is still open, once; `null` where it is unknown, used or too old. */
    async consume(id: string, now: Date): Promise<SignInRequest | null> {
      if (!isSignInRequestId(id)) return null;
      const row = await db
        .updateTable("sign_in_request")
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
        browserHash: row.browser_hash,
        target: row.target,
      };
    },

    async keepOutcome(id: string, outcome: SignInOutcome): Promise<void> {
      await db
        .updateTable("sign_in_request")
        .set({ outcome: JSON.stringify(outcome) })
        .where("id", "=", id)
        .execute();
    },

    /** Takes the outcome out, whoever asks, so that a second one finds nothing. */
    async takeOutcome(id: string, now: Date): Promise<(SignInRequest & { outcome: SignInOutcome }) | null> {
      if (!isSignInRequestId(id)) return null;
      const row = await db
        .deleteFrom("sign_in_request")
        .where("id", "=", id)
        .where("outcome", "is not", null)
        .where("expires_at", ">", now)
        .returning(["id", "organization_id", "browser_hash", "target"])
        .returning(sql<SignInOutcome>`outcome`.as("outcome"))
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        organizationId: row.organization_id,
        browserHash: row.browser_hash,
        target: row.target,
        outcome: row.outcome,
      };
    },
  };
}
export type SignInRequestStore = ReturnType<typeof signInRequestStore>;
