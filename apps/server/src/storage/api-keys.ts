import type { ApiKey, CloudAccount, KeyScope, Role } from "@modelstudio-sso/contracts";
import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** A key that is in force, with the person it acts for. */
export interface KeyInForce {
  id: string;
  name: string;
  scopes: KeyScope[];
  federationId: string | null;
  person: { id: string; name: string; email: string };
  organization: { id: string; name: string };
  role: Role;
  accounts: CloudAccount[] | null;
}

/** How exactly the last use is known, in seconds: not every call has to write. */
const usedEvery = 60;

function listed(db: Kysely<Database>, organizationId: string) {
  return db
    .selectFrom("api_key as key")
    .innerJoin("auth_user as person", "person.id", "key.user_id")
    .selectAll("key")
    .select("person.email")
    .where("key.organization_id", "=", organizationId)
    .where("revoked_at", "is", null);
}

type KeyRow = Awaited<ReturnType<ReturnType<typeof listed>["execute"]>>[number];

function toKey(row: KeyRow): ApiKey {
  const { id, name, start, scopes } = row;
  return {
    id,
    name,
    start,
    scopes,
    federationId: row.federation_id,
    madeBy: row.email,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

/** Keys for the command line and for pipelines. Of a key only its hash is here. */
export function apiKeyStore(db: Kysely<Database>) {
  return {
    /** `userId` absent: everybody's. */
    async list(organizationId: string, userId?: string): Promise<ApiKey[]> {
      const all = listed(db, organizationId).orderBy("key.created_at", "desc");
      const rows = await (userId === undefined ? all : all.where("key.user_id", "=", userId)).execute();
      return rows.map(toKey);
    },

    async add(
      organizationId: string,
      given: {
        userId: string;
        name: string;
        start: string;
        tokenHash: string;
        scopes: KeyScope[];
        federationId: string | null;
        expiresAt: Date;
      },
    ): Promise<ApiKey> {
      const { id } = await db
        .insertInto("api_key")
        .values({
          organization_id: organizationId,
          user_id: given.userId,
          name: given.name,
          start: given.start,
          token_hash: given.tokenHash,
          scopes: JSON.stringify(given.scopes),
          federation_id: given.federationId,
          expires_at: given.expiresAt,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      return toKey(await listed(db, organizationId).where("key.id", "=", id).executeTakeFirstOrThrow());
    },

    /** `null`: there is no such key, it was revoked, or it is too old. */
    async inForce(tokenHash: string): Promise<KeyInForce | null> {
      const row = await db
        .selectFrom("api_key as key")
        .innerJoin("auth_user as person", "person.id", "key.user_id")
        .innerJoin("organization_member as member", (join) =>
          join
            .onRef("member.user_id", "=", "key.user_id")
            .onRef("member.organization_id", "=", "key.organization_id"),
        )
        .innerJoin("organization", "organization.id", "key.organization_id")
        .select(["key.id", "key.name", "key.scopes", "key.federation_id", "key.last_used_at"])
        .select(["person.id as personId", "person.name as personName", "person.email"])
        .select(["organization.id as organizationId", "organization.name as organizationName"])
        .select(["member.role", "member.accounts"])
        .where("token_hash", "=", tokenHash)
        .where("revoked_at", "is", null)
        .where("expires_at", ">", sql<Date>`now()`)
        .executeTakeFirst();
      if (row === undefined) return null;
      await db
        .updateTable("api_key")
        .set({ last_used_at: sql<Date>`now()` })
        .where("id", "=", row.id)
        .where(
          sql<boolean>`last_used_at is null or last_used_at < now() - make_interval(secs => ${usedEvery})`,
        )
        .execute();
      const { id, name, scopes, role, accounts } = row;
      return {
        id,
        name,
        scopes,
        federationId: row.federation_id,
        person: { id: row.personId, name: row.personName, email: row.email },
        organization: { id: row.organizationId, name: row.organizationName },
        role,
        accounts,
      };
    },

    /** `userId` absent: anybody's key. Gives the key that was ended; `null` where there is none. */
    async revoke(organizationId: string, id: string, userId?: string): Promise<ApiKey | null> {
      const found = listed(db, organizationId).where("key.id", "=", id);
      const row = await (userId === undefined ? found : found.where("key.user_id", "=", userId))
        .forUpdate("key")
        .executeTakeFirst();
      if (row === undefined) return null;
      await db.updateTable("api_key").set({ revoked_at: sql<Date>`now()` }).where("id", "=", id).execute();
      return toKey(row);
    },
  };
}
export type ApiKeyStore = ReturnType<typeof apiKeyStore>;
