import { z } from "zod";
import { diagnosticSchema } from "../diagnostic.ts";
import { idSchema, operation } from "./base.ts";

/** `two-persons`: a run needs the approval of somebody who neither wrote the document nor made the plan. */
export const approvalRuleSchema = z.enum(["one", "two-persons"]);
export type ApprovalRule = z.infer<typeof approvalRuleSchema>;

export const approvalSchema = z.object({
  by: z.string(),
  at: z.string(),
  note: z.string().nullable(),
  /** Why it does not count; `null` where it does. */
  void: z.enum(["plan-changed", "used", "same-person", "lost-right"]).nullable(),
});
export type Approval = z.infer<typeof approvalSchema>;

export const planApprovalSchema = z.object({
  rule: approvalRuleSchema,
  approvals: z.array(approvalSchema),
  /** What stands between this plan and its run; empty where it may start. */
  missing: z.array(diagnosticSchema),
  /** Whether the person who asks could approve it. */
  mayApprove: z.boolean(),
});
export type PlanApproval = z.infer<typeof planApprovalSchema>;

/** Kept by the server, so that nobody who writes the document can lift it there. */
export const federationSettingsSchema = z.object({ approval: approvalRuleSchema });
export type FederationSettings = z.infer<typeof federationSettingsSchema>;

/** Part of `plans`. */
export const approvalsContract = {
  approval: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/plans/{id}/approval", summary: "Who approved this plan, and who must" })
    .input(idSchema)
    .output(planApprovalSchema),
  approve: operation
    .meta({ right: "approve" })
    .route({ method: "POST", path: "/plans/{id}/approval", summary: "Approve exactly this plan" })
    .input(idSchema.extend({ fingerprint: z.string(), note: z.string().max(500).optional() }))
    .output(planApprovalSchema),
};

/** Part of `federations`. */
export const federationSettingsContract = {
  settings: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/federations/{id}/settings", summary: "Settings of one federation" })
    .input(idSchema)
    .output(federationSettingsSchema),
  saveSettings: operation
    .meta({ right: "manage-settings" })
    .route({ method: "PUT", path: "/federations/{id}/settings", summary: "Change a federation's settings" })
    .input(idSchema.extend(federationSettingsSchema.shape))
    .output(federationSettingsSchema),
};
