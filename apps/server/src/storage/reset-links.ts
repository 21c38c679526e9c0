import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

export interface ResetLink {
  id: string;
  organizationId: string;
  organization: string;
  userId: string;
  email: string;
  name: string;
  liftSecondFactor: boolean;
}

/** One-time links to choose another password. Of a link only its hash is here. */
export function resetLinkStore(db: Kysely<Database>) {
  return {
    /** Takes the place of an older link of the same person. */
    async offer(given: {
      organizationId: string;
      userId: string;
      tokenHash: string;
      liftSecondFactor: boolean;
      expiresAt: Date;
    }): Promise<void> {
      await db
        .deleteFrom("reset_link")
        .where("user_id", "=", given.userId)
        .where("used_at", "is", null)
        .execute();
      await db
        .insertInto("reset_link")
        .values({
          organization_id: given.organizationId,
          user_id: given.userId,
          token_hash: given.tokenHash,
          lift_second_factor: given.liftSecondFactor,
          expires_at: given.expiresAt,
        })
        .execute();
    },

    async byToken(tokenHash: string, now: Date): Promise<ResetLink | null> {
      const row = await db
        .selectFrom("reset_link as link")
        .innerJoin("auth_user as person", "person.id", "link.user_id")
        .innerJoin("organization", "organization.id", "link.organization_id")
        .select(["link.id", "link.organization_id", "link.user_id", "link.lift_second_factor"])
        .select(["person.email", "person.name", "organization.name as organization"])
        .where("token_hash", "=", tokenHash)
        .where("used_at", "is", null)
        .where("expires_at", ">", now)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        organizationId: row.organization_id,
        organization: row.organization,
        userId: row.user_id,
        email: row.email,
        name: row.name,
        liftSecondFactor: row.lift_second_factor,
      };
    },

    /** False where somebody else was faster, or it is too old. */
    async use(id: string, now: Date): Promise<boolean> {
      const row = await db
        .updateTable("reset_link")
        .set({ used_at: now })
        .where("id", "=", id)
        .where("used_at", "is", null)
        .where("expires_at", ">", now)
        .returning("id")
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
export type ResetLinkStore = ReturnType<typeof resetLinkStore>;
