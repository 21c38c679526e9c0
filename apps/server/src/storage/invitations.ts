import type { CloudAccount, Invitation, Role } from "@modelstudio-sso/contracts";
import type { Kysely, Selectable } from "kysely";
import type { Database } from "./schema.ts";
import type { InvitationTable } from "./schema-people.ts";

export type OpenInvitation = Invitation & { organizationId: string };

function toInvitation(row: Selectable<InvitationTable>): OpenInvitation {
  const { id, email, role, accounts } = row;
  return {
    id,
    organizationId: row.organization_id,
    email,
    role,
    accounts,
    invitedBy: row.invited_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

/** One-time links to join. Of a link only its hash is here. */
export function invitationStore(db: Kysely<Database>) {
  const open = (now: Date) =>
    db
      .selectFrom("invitation")
      .selectAll()
      .where("accepted_at", "is", null)
      .where("withdrawn_at", "is", null)
      .where("expires_at", ">", now);
  return {
    async list(organizationId: string, now: Date): Promise<OpenInvitation[]> {
      const rows = await open(now)
        .where("organization_id", "=", organizationId)
        .orderBy("created_at", "desc")
        .execute();
      return rows.map(toInvitation);
    },

    async add(
      organizationId: string,
      given: {
        email: string;
        role: Role;
        accounts: CloudAccount[] | null;
        tokenHash: string;
        by: string;
        expiresAt: Date;
      },
    ): Promise<OpenInvitation> {
      const row = await db
        .insertInto("invitation")
        .values({
          organization_id: organizationId,
          email: given.email,
          role: given.role,
          accounts: given.accounts === null ? null : JSON.stringify(given.accounts),
          token_hash: given.tokenHash,
          invited_by: given.by,
          expires_at: given.expiresAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toInvitation(row);
    },

    async byToken(tokenHash: string, now: Date): Promise<OpenInvitation | null> {
      const row = await open(now).where("token_hash", "=", tokenHash).executeTakeFirst();
      return row === undefined ? null : toInvitation(row);
    },

    /** The newest open one for this e-mail. */
    async byEmail(organizationId: string, email: string, now: Date): Promise<OpenInvitation | null> {
      const row = await open(now)
        .where("organization_id", "=", organizationId)
        .where("email", "=", email)
        .orderBy("created_at", "desc")
        .executeTakeFirst();
      return row === undefined ? null : toInvitation(row);
    },

    /** Marks it as used; false where somebody else was faster, or it was taken back meanwhile. */
    async accept(id: string, now: Date): Promise<boolean> {
      const row = await db
        .updateTable("invitation")
        .set({ accepted_at: now })
        .where("id", "=", id)
        .where("accepted_at", "is", null)
        .where("withdrawn_at", "is", null)
        .where("expires_at", ">", now)
        .returning("id")
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Takes back one, or all that went to an e-mail. */
    async withdraw(
      organizationId: string,
      which: { id: string } | { email: string },
      now: Date,
    ): Promise<string[]> {
      const rows = await db
        .updateTable("invitation")
        .set({ withdrawn_at: now })
        .where("organization_id", "=", organizationId)
        .where("id" in which ? "id" : "email", "=", "id" in which ? which.id : which.email)
        .where("accepted_at", "is", null)
        .where("withdrawn_at", "is", null)
        .returning("email")
        .execute();
      return rows.map((row) => row.email);
    },
  };
}
export type InvitationStore = ReturnType<typeof invitationStore>;
