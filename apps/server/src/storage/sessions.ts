import type { Credentials, SignedInBrowser } from "@modelstudio-sso/contracts";
import type { Kysely } from "kysely";
import { passwordAccount } from "./password-account.ts";
import type { Database } from "./schema.ts";

/** A person's browsers and ways to sign in, as better-auth keeps them; never a session's own token. */
export function sessionStore(db: Kysely<Database>) {
  return {
    async list(userId: string, current: string): Promise<SignedInBrowser[]> {
      const rows = await db
        .selectFrom("auth_session")
        .select(["id", "createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent"])
        .where("userId", "=", userId)
        .where("expiresAt", ">", new Date())
        .orderBy("updatedAt", "desc")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        current: row.id === current,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.updatedAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        address: row.ipAddress,
        userAgent: row.userAgent,
      }));
    },

    async revoke(userId: string, id: string): Promise<boolean> {
      const done = await db
        .deleteFrom("auth_session")
        .where("userId", "=", userId)
        .where("id", "=", id)
        .executeTakeFirst();
      return done.numDeletedRows > 0n;
    },

    async revokeOthers(userId: string, current: string): Promise<number> {
      const done = await db
        .deleteFrom("auth_session")
        .where("userId", "=", userId)
        .where("id", "!=", current)
        .executeTakeFirst();
      return Number(done.numDeletedRows);
    },

    async credentials(userId: string): Promise<Credentials> {
      const person = await db
        .selectFrom("auth_user")
        .select("twoFactorEnabled")
        .where("id", "=", userId)
        .executeTakeFirstOrThrow();
      const account = await db
        .selectFrom("auth_account")
        .select("id")
        .where("userId", "=", userId)
        .where("providerId", "=", "credential")
        .where("password", "is not", null)
        .executeTakeFirst();
      const passkeys = await db
        .selectFrom("auth_passkey")
        .select(["id", "name", "createdAt", "backedUp"])
        .where("userId", "=", userId)
        .orderBy("createdAt")
        .execute();
      return {
        password: account !== undefined,
        secondFactor: person.twoFactorEnabled === true,
        passkeys: passkeys.map((row) => ({ ...row, createdAt: row.createdAt?.toISOString() ?? null })),
      };
    },

    async passwordHash(userId: string): Promise<string | null> {
      const row = await db
        .selectFrom("auth_account")
        .select("password")
        .where("userId", "=", userId)
        .where("providerId", "=", "credential")
        .executeTakeFirst();
      return row?.password ?? null;
    },

    /** Also for somebody who had none, because they came by their company. */
    async setPasswordHash(userId: string, password: string): Promise<void> {
      const now = new Date();
      const done = await db
        .updateTable("auth_account")
        .set({ password, updatedAt: now })
        .where("userId", "=", userId)
        .where("providerId", "=", "credential")
        .executeTakeFirst();
      if (done.numUpdatedRows > 0n) return;
      await db
        .insertInto("auth_account")
        .values(passwordAccount(userId, password, now))
        .execute();
    },

    async revokeAll(userId: string): Promise<number> {
      const done = await db.deleteFrom("auth_session").where("userId", "=", userId).executeTakeFirst();
      return Number(done.numDeletedRows);
    },

    /** Takes away the authenticator app, its recovery codes, and all passkeys. */
    async liftSecondFactor(userId: string): Promise<void> {
      await db.deleteFrom("auth_two_factor").where("userId", "=", userId).execute();
      await db.deleteFrom("auth_passkey").where("userId", "=", userId).execute();
      await db.updateTable("auth_user").set({ twoFactorEnabled: false }).where("id", "=", userId).execute();
    },
  };
}
export type SessionStore = ReturnType<typeof sessionStore>;
