import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Organisations, who belongs to them, and the one-time link that makes the first owner. */
export function organizationStore(db: Kysely<Database>) {
  return {
    async ownerExists(): Promise<boolean> {
      return (
        (await db.selectFrom("organization_member").select("user_id").limit(1).executeTakeFirst()) !==
        undefined
      );
    },

    async ofUser(userId: string): Promise<{ id: string; name: string; role: string } | null> {
      const row = await db
        .selectFrom("organization_member")
        .innerJoin("organization", "organization.id", "organization_member.organization_id")
        .select(["organization.id", "organization.name", "organization_member.role"])
        .where("user_id", "=", userId)
        .executeTakeFirst();
      return row ?? null;
    },

    /** Puts a new claim in place of an older unused one. */
    async offerClaim(tokenHash: string): Promise<void> {
      const values = { token_hash: tokenHash, created_at: new Date(), used_at: null };
      await db
        .insertInto("owner_claim")
        .values({ id: 1, ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
    },

    async claimIsOpen(tokenHash: string): Promise<boolean> {
      const row = await db
        .selectFrom("owner_claim")
        .select("id")
        .where("token_hash", "=", tokenHash)
        .where("used_at", "is", null)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Uses the claim and makes the organisation with its owner, both or neither; false where it was used before. */
    async claim(given: { tokenHash: string; userId: string; name: string }): Promise<boolean> {
      return db.transaction().execute(async (transaction) => {
        const used = await transaction
          .updateTable("owner_claim")
          .set({ used_at: new Date() })
          .where("token_hash", "=", given.tokenHash)
          .where("used_at", "is", null)
          .returning("id")
          .executeTakeFirst();
        if (used === undefined) return false;
        const { id } = await transaction
          .insertInto("organization")
          .values({ name: given.name })
          .returning("id")
          .executeTakeFirstOrThrow();
        await transaction
          .insertInto("organization_member")
          .values({ organization_id: id, user_id: given.userId, role: "owner" })
          .execute();
        return true;
      });
    },
  };
}
export type OrganizationStore = ReturnType<typeof organizationStore>;
