import { z } from "zod";
import { siteIdSchema } from "./account.ts";
import { diagnosticSchema } from "./diagnostic.ts";
import { workspaceRoleSchema } from "./document.ts";
import { resourceSchema } from "./resource.ts";

/** One field of a resource, as text, before and after. `null`: not there. */
export const fieldChangeSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

const addressed = { address: z.string() };

/** A closed union: what would happen to one resource. Order, words and safety are functions over it. */
export const changeSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("create"), ...addressed, after: resourceSchema }),
  z.object({
    action: z.literal("update"),
    ...addressed,
    before: resourceSchema,
    after: resourceSchema,
    fields: z.array(fieldChangeSchema),
  }),
  z.object({ action: z.literal("delete"), ...addressed, before: resourceSchema }),
  z.object({ action: z.literal("no-op"), ...addressed }),
  z.object({ action: z.literal("untouched"), ...addressed, reason: z.string() }),
]);
export type Change = z.infer<typeof changeSchema>;
export type Write = Extract<Change, { action: "create" | "update" | "delete" }>;

/** A step a person must do in a console, because no public API does it. */
export const membershipStepSchema = z.object({
  role: z.string(),
  workspace: z.string(),
  workspaceRole: workspaceRoleSchema,
  displayName: z.string(),
});
export type MembershipStep = z.infer<typeof membershipStepSchema>;

/** Made once, shown, approved by its fingerprint, applied exactly. */
export const planSchema = z.object({
  format: z.literal(1),
  federation: z.string(),
  accountId: z.string(),
  site: siteIdSchema,
  changes: z.array(changeSchema),
  membershipSteps: z.array(membershipStepSchema),
  findings: z.array(diagnosticSchema),
  /** SHA-256 over what is wanted and what was seen; apply refuses any other. */
  fingerprint: z.string(),
});
export type Plan = z.infer<typeof planSchema>;

export const applyEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("run-started"), at: z.string(), changes: z.int() }),
  z.object({ type: z.literal("change-started"), at: z.string(), address: z.string(), action: z.string() }),
  z.object({
    type: z.literal("change-done"),
    at: z.string(),
    address: z.string(),
    /** `settled`: an earlier attempt had already taken effect, which a read showed. */
    outcome: z.enum(["applied", "settled"]),
    requestId: z.string().optional(),
  }),
  z.object({
    type: z.literal("change-failed"),
    at: z.string(),
    address: z.string(),
    diagnostic: diagnosticSchema,
  }),
  z.object({ type: z.literal("run-finished"), at: z.string(), outcome: z.enum(["succeeded", "failed"]) }),
]);
export type ApplyEvent = z.infer<typeof applyEventSchema>;

/** What observing again after an apply (or at any time) showed. */
export const verifyReportSchema = z.object({
  ok: z.boolean(),
  checked: z.int(),
  /** Changes a new plan would make; empty where reality is as wanted. */
  drift: z.array(changeSchema),
  diagnostics: z.array(diagnosticSchema),
});
export type VerifyReport = z.infer<typeof verifyReportSchema>;
