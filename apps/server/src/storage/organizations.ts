import type { CloudAccount, OrganizationSettings, Role } from "@modelstudio-sso/contracts";
import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

/** Somebody's place in their organisation. */
export interface Membership {
  organization: { id: string; name: string };
  role: Role;
  accounts: CloudAccount[] | null;
}

/** Organisations, who belongs to them, and the one-time link that makes the first owner. */
export function organizationStore(db: Kysely<Database>) {
  return {
    async ownerExists(): Promise<boolean> {
      return (
        (await db.selectFrom("organization_member").select("user_id").limit(1).executeTakeFirst()) !==
        undefined
      );
    },

    async ofUser(userId: string): Promise<Membership | null> {
      const row = await db
        .selectFrom("organization_member")
        .innerJoin("organization", "organization.id", "organization_member.organization_id")
        .select(["organization.id", "organization.name", "role", "accounts"])
        .where("user_id", "=", userId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { id, name, role, accounts } = row;
      return { organization: { id, name }, role, accounts };
    },

    /** The organisation where there is exactly one, as on most services. */
    async theOnlyOne(): Promise<string | null> {
      const rows = await db.selectFrom("organization").select("id").limit(2).execute();
      return rows.length === 1 ? (rows[0]?.id ?? null) : null;
    },

    async all(): Promise<string[]> {
      return (await db.selectFrom("organization").select("id").execute()).map((row) => row.id);
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

    /** Uses the claim and makes the organisation it is for; `null` where it was used before. */
    async claim(tokenHash: string, name: string): Promise<string | null> {
      const used = await db
        .updateTable("owner_claim")
        .set({ used_at: new Date() })
        .where("token_hash", "=", tokenHash)
        .where("used_at", "is", null)
        .returning("id")
        .executeTakeFirst();
      if (used === undefined) return null;
      const { id } = await db
        .insertInto("organization")
        .values({ name })
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    },

    async settings(id: string): Promise<OrganizationSettings> {
      return db
        .selectFrom("organization")
        .select(["name", "approval"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
    },

    async saveSettings(id: string, settings: OrganizationSettings): Promise<void> {
      await db.updateTable("organization").set(settings).where("id", "=", id).execute();
    },
  };
}
export type OrganizationStore = ReturnType<typeof organizationStore>;
