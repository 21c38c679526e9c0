import type { CompanySignInSettings } from "@modelstudio-sso/contracts";
import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

const off: CompanySignInSettings = { enabled: false, only: false, metadataXml: null, emailAttribute: null };

/** What each organisation decided about signing in by its company's IdP; off where nothing is stored. */
export function companySignInStore(db: Kysely<Database>) {
  return {
    async get(organizationId: string): Promise<CompanySignInSettings> {
      const row = await db
        .selectFrom("company_sign_in")
        .selectAll()
        .where("organization_id", "=", organizationId)
        .executeTakeFirst();
      if (row === undefined) return off;
      return {
        enabled: row.enabled,
        only: row.company_only,
        metadataXml: row.metadata_xml,
        emailAttribute: row.email_attribute,
      };
    },

    async save(organizationId: string, settings: CompanySignInSettings): Promise<void> {
      const values = {
        enabled: settings.enabled,
        company_only: settings.only,
        metadata_xml: settings.metadataXml,
        email_attribute: settings.emailAttribute,
        updated_at: new Date(),
      };
      await db
        .insertInto("company_sign_in")
        .values({ organization_id: organizationId, ...values })
        .onConflict((conflict) => conflict.column("organization_id").doUpdateSet(values))
        .execute();
    },

    /** Organisations that have it on; two are as many as all. */
    async offeredBy(): Promise<string[]> {
      const rows = await db
        .selectFrom("company_sign_in")
        .select("organization_id")
        .where("enabled", "=", true)
        .limit(2)
        .execute();
      return rows.map((row) => row.organization_id);
    },

    /** Whether this person may come in by their company alone. Never an owner: somebody must be able to put it right. */
    async bindsPerson(userId: string): Promise<boolean> {
      const row = await db
        .selectFrom("organization_member as member")
        .innerJoin("company_sign_in as sign_in", "sign_in.organization_id", "member.organization_id")
        .select("member.user_id")
        .where("member.user_id", "=", userId)
        .where("member.role", "!=", "owner")
        .where("sign_in.enabled", "=", true)
        .where("sign_in.company_only", "=", true)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
export type CompanySignInStore = ReturnType<typeof companySignInStore>;
