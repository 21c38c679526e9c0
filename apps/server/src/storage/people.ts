import type { CloudAccount, Member, Role } from "@modelstudio-sso/contracts";
import { type Kysely, sql } from "kysely";
import { passwordAccount } from "./password-account.ts";
import type { Database } from "./schema.ts";

export interface NewPerson {
  id: string;
  organizationId: string;
  email: string;
  name: string;
  /** As better-auth hashes passwords; `null` for somebody who signs in by their company. */
  passwordHash: string | null;
  role: Role;
  accounts: CloudAccount[] | null;
}

function stored(accounts: CloudAccount[] | null): string | null {
  return accounts === null ? null : JSON.stringify(accounts);
}

function members(db: Kysely<Database>, organizationId: string) {
  return db
    .selectFrom("organization_member as member")
    .innerJoin("auth_user as person", "person.id", "member.user_id")
    .select(["person.id", "person.name", "person.email", "role", "accounts", "joined_at", "twoFactorEnabled"])
    .select(({ selectFrom }) => [
      selectFrom("auth_session")
        .whereRef("userId", "=", "member.user_id")
        .select(({ fn }) => fn.max("auth_session.updatedAt").as("at"))
        .as("last_seen_at"),
      selectFrom("auth_passkey")
        .whereRef("userId", "=", "member.user_id")
        .select(sql<number>`count(*)::int`.as("count"))
        .as("passkeys"),
    ])
    .where("organization_id", "=", organizationId);
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof members>["execute"]>>[number];

function toMember(row: MemberRow): Member {
  const { id, name, email, role, accounts } = row;
  return {
    id,
    name,
    email,
    role,
    accounts,
    joinedAt: row.joined_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    secondFactor: row.twoFactorEnabled === true,
    passkeys: row.passkeys ?? 0,
  };
}

/** The people of an organisation. A person and their way to sign in are made and removed together. */
export function peopleStore(db: Kysely<Database>) {
  return {
    async list(organizationId: string): Promise<Member[]> {
      return (await members(db, organizationId).orderBy("person.name").execute()).map(toMember);
    },

    async get(organizationId: string, id: string): Promise<Member | null> {
      const row = await members(db, organizationId).where("person.id", "=", id).executeTakeFirst();
      return row === undefined ? null : toMember(row);
    },

    /** Whoever else changes members of this organisation waits until the transaction's end. */
    async lockMembers(organizationId: string): Promise<void> {
      await db.selectFrom("organization").select("id").where("id", "=", organizationId).forUpdate().execute();
    },

    async countOwners(organizationId: string): Promise<number> {
      const row = await db
        .selectFrom("organization_member")
        .select(({ fn }) => fn.countAll<string>().as("count"))
        .where("organization_id", "=", organizationId)
        .where("role", "=", "owner")
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    /** Whether an e-mail belongs to a member of any organisation. */
    async isKnown(email: string): Promise<boolean> {
      const row = await db
        .selectFrom("auth_user")
        .innerJoin("organization_member", "user_id", "auth_user.id")
        .select("auth_user.id")
        .where("email", "=", email)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** A member of any organisation. */
    async byEmail(email: string): Promise<{ id: string; email: string; organizationId: string } | null> {
      const row = await db
        .selectFrom("auth_user")
        .innerJoin("organization_member", "user_id", "auth_user.id")
        .select(["auth_user.id", "email", "organization_id"])
        .where("email", "=", email)
        .executeTakeFirst();
      return row === undefined ? null : { id: row.id, email: row.email, organizationId: row.organization_id };
    },

    /** A member of this one organisation. */
    async memberByEmail(
      organizationId: string,
      email: string,
    ): Promise<{ id: string; name: string; email: string } | null> {
      const row = await db
        .selectFrom("organization_member as member")
        .innerJoin("auth_user as person", "person.id", "member.user_id")
        .select(["person.id", "person.name", "person.email"])
        .where("member.organization_id", "=", organizationId)
        .where("person.email", "=", email)
        .executeTakeFirst();
      return row ?? null;
    },

    async add(person: NewPerson): Promise<void> {
      const now = new Date();
      const { id, email, name } = person;
      // Whoever has this e-mail and belongs to nobody is left from an older, interrupted beginning.
      await db
        .deleteFrom("auth_user")
        .where("email", "=", email)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("organization_member").select("user_id").whereRef("user_id", "=", "auth_user.id"),
            ),
          ),
        )
        .execute();
      const times = { createdAt: now, updatedAt: now };
      await db
        .insertInto("auth_user")
        .values({ id, email, name, emailVerified: true, twoFactorEnabled: false, ...times })
        .execute();
      if (person.passwordHash !== null) {
        await db
          .insertInto("auth_account")
          .values(passwordAccount(id, person.passwordHash, now))
          .execute();
      }
      const { organizationId, role, accounts } = person;
      await db
        .insertInto("organization_member")
        .values({ organization_id: organizationId, user_id: id, role, accounts: stored(accounts) })
        .execute();
    },

    async changeRole(
      organizationId: string,
      id: string,
      given: { role: Role; accounts: CloudAccount[] | null },
    ): Promise<void> {
      await db
        .updateTable("organization_member")
        .set({ role: given.role, accounts: stored(given.accounts) })
        .where("organization_id", "=", organizationId)
        .where("user_id", "=", id)
        .execute();
    },

    /** Removes the person with their sessions, passkeys and keys. What they did stays written down. */
    async remove(organizationId: string, id: string): Promise<boolean> {
      const done = await db
        .deleteFrom("organization_member")
        .where("organization_id", "=", organizationId)
        .where("user_id", "=", id)
        .executeTakeFirst();
      if (done.numDeletedRows === 0n) return false;
      await db.deleteFrom("auth_user").where("id", "=", id).execute();
      return true;
    },
  };
}
export type PeopleStore = ReturnType<typeof peopleStore>;
