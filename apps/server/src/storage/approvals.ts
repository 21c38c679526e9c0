import type { ApprovalRule } from "@modelstudio-sso/contracts";
import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

export interface StoredApproval {
  id: string;
  by: string;
  at: string;
  note: string | null;
  void: "plan-changed" | "used" | null;
  /** Whether the person still belongs to the organisation with a role that approves. */
  stillMay: boolean;
}

/** Whose a plan is, so that they are no second person. */
export interface PlanAuthors {
  federationId: string;
  fingerprint: string;
  rule: ApprovalRule;
  /** Whoever wrote the document it was made from; `null` where that was before it was kept. */
  savedBy: string | null;
  madeBy: string;
  /** Whoever made the first plan with this fingerprint. To look again and see the same makes nobody an author. */
  firstMadeBy: string;
}

/** Approvals of plans by their fingerprint, and the rule that asks for them. */
export function approvalStore(db: Kysely<Database>) {
  return {
    async rule(organizationId: string, federationId: string): Promise<ApprovalRule> {
      const row = await db
        .selectFrom("federation")
        .select("approval")
        .where("organization_id", "=", organizationId)
        .where("id", "=", federationId)
        .executeTakeFirstOrThrow();
      return row.approval;
    },

    async setRule(organizationId: string, federationId: string, approval: ApprovalRule): Promise<void> {
      await db
        .updateTable("federation")
        .set({ approval })
        .where("organization_id", "=", organizationId)
        .where("id", "=", federationId)
        .execute();
    },

    async authorsOf(organizationId: string, planId: string): Promise<PlanAuthors> {
      const row = await db
        .selectFrom("plan")
        .innerJoin("federation", "federation.id", "plan.federation_id")
        .select(["federation_id", "fingerprint", "created_by", "saved_by", "approval"])
        .select(({ selectFrom }) =>
          selectFrom("plan as first")
            .whereRef("first.federation_id", "=", "plan.federation_id")
            .whereRef("first.fingerprint", "=", "plan.fingerprint")
            .orderBy("first.created_at")
            .limit(1)
            .select("first.created_by")
            .as("first_by"),
        )
        .where("plan.organization_id", "=", organizationId)
        .where("plan.id", "=", planId)
        .executeTakeFirstOrThrow();
      return {
        federationId: row.federation_id,
        fingerprint: row.fingerprint,
        rule: row.approval,
        savedBy: row.saved_by,
        madeBy: row.created_by,
        firstMadeBy: row.first_by ?? row.created_by,
      };
    },

    async list(federationId: string, fingerprint: string): Promise<StoredApproval[]> {
      const rows = await db
        .selectFrom("plan_approval as approval")
        .leftJoin("auth_user as person", "person.email", "approval.approved_by")
        .leftJoin("organization_member as member", (join) =>
          join
            .onRef("member.user_id", "=", "person.id")
            .onRef("member.organization_id", "=", "approval.organization_id"),
        )
        .select(["approval.id", "approved_by", "approved_at", "note", "void", "member.role"])
        .where("federation_id", "=", federationId)
        .where("fingerprint", "=", fingerprint)
        .orderBy("approved_at")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        by: row.approved_by,
        at: row.approved_at.toISOString(),
        note: row.note,
        void: row.void,
        stillMay: row.role === "owner" || row.role === "approver",
      }));
    },

    async add(
      organizationId: string,
      given: { planId: string; federationId: string; fingerprint: string; by: string; note: string | null },
    ): Promise<void> {
      await db
        .insertInto("plan_approval")
        .values({
          organization_id: organizationId,
          federation_id: given.federationId,
          plan_id: given.planId,
          fingerprint: given.fingerprint,
          approved_by: given.by,
          note: given.note,
        })
        .execute();
    },

    /** Approvals of another plan than this one end: what is wanted or what is there has changed since. */
    async endOthers(federationId: string, fingerprint: string): Promise<void> {
      await db
        .updateTable("plan_approval")
        .set({ void: "plan-changed" })
        .where("federation_id", "=", federationId)
        .where("fingerprint", "!=", fingerprint)
        .where("void", "is", null)
        .execute();
    },

    /** An approval is for one run. Gives who had approved. */
    async use(federationId: string): Promise<string[]> {
      const rows = await db
        .updateTable("plan_approval")
        .set({ void: "used" })
        .where("federation_id", "=", federationId)
        .where("void", "is", null)
        .returning("approved_by")
        .execute();
      return rows.map((row) => row.approved_by);
    },
  };
}
export type ApprovalStore = ReturnType<typeof approvalStore>;
