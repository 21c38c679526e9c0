import { z } from "zod";
import { siteIdSchema } from "./account.ts";
import { diagnosticSchema } from "./diagnostic.ts";
import { workspaceRoleSchema } from "./document.ts";
import { resourceSchema, rolePolicyResourceSchema, roleResourceSchema } from "./resource.ts";

/** One field of a resource, as text, before and after. `null`: not there. */
export const fieldChangeSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** Why a resource that a plan came across is left as it is; the words are made where they are shown. */
export const untouchedReasonSchema = z.enum([
  /** Wanted, but it exists and nobody of us made it. */
  "foreign",
  /** Wanted, but another federation of this service owns it. */
  "other-federation",
  /** An attachment to a role, or of a policy, that is not this federation's. */
  "foreign-parent",
  /** A policy somebody else attached to a role of ours. */
  "foreign-attachment",
  /** A grant that another federation needs, too. */
  "shared-grant",
  /** A RAM user may hold a password, keys and other rights by now, so no plan deletes one. */
  "user-kept",
]);
export type UntouchedReason = z.infer<typeof untouchedReasonSchema>;

const addressed = { address: z.string() };
const changed = {
  ...addressed,
  before: resourceSchema,
  after: resourceSchema,
  fields: z.array(fieldChangeSchema),
};

/** A closed union: what would happen to one resource. Order, words and safety are functions over it. */
export const changeSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("create"), ...addressed, after: resourceSchema }),
  z.object({ action: z.literal("update"), ...changed }),
  /** Puts the marker on what somebody else made and brings it to what is wanted; only by a wish in the document. */
  z.object({ action: z.literal("adopt"), ...changed }),
  /** Deletes a role and makes it again under its name, with another RoleId; only by a wish in the document. */
  z.object({
    action: z.literal("replace"),
    ...addressed,
    roleId: z.string(),
    before: roleResourceSchema,
    after: roleResourceSchema,
    /** RAM deletes no role that carries a policy; those that are wanted are attached again by changes of their own. */
    detach: z.array(rolePolicyResourceSchema),
    fields: z.array(fieldChangeSchema),
  }),
  z.object({ action: z.literal("delete"), ...addressed, before: resourceSchema }),
  z.object({ action: z.literal("no-op"), ...addressed }),
  z.object({
    action: z.literal("untouched"),
    ...addressed,
    reason: untouchedReasonSchema,
    /** The federation that owns it, where one does. */
    owner: z.string().optional(),
  }),
]);
export type Change = z.infer<typeof changeSchema>;
export type Write = Exclude<Change, { action: "no-op" | "untouched" }>;
export type WriteAction = Write["action"];

/** A step a person must do in a console, because no public API does it. */
export const membershipStepSchema = z.object({
  role: z.string(),
  workspace: z.string(),
  workspaceRole: workspaceRoleSchema,
  displayName: z.string(),
});
export type MembershipStep = z.infer<typeof membershipStepSchema>;

/** One role that goes with a federation, and who can no longer sign in with it. */
export const lostAccessSchema = z.object({
  role: z.string(),
  /** `null` where the cloud told none. */
  roleId: z.string().nullable(),
  /** IdP groups that lead to it; empty where the document no longer knows the role. */
  groups: z.array(z.string()),
  /** RAM users that may take it. */
  users: z.array(z.string()),
  workspaces: z.array(z.object({ workspace: z.string(), role: workspaceRoleSchema })),
});
export type LostAccess = z.infer<typeof lostAccessSchema>;

/** `rollback`: towards a document that was applied before. `destroy`: takes away all that is owned. */
export const planKindSchema = z.enum(["apply", "rollback", "destroy"]);
export type PlanKind = z.infer<typeof planKindSchema>;

/** Made once, shown, approved by its fingerprint, applied exactly. */
export const planSchema = z.object({
  format: z.literal(1),
  kind: planKindSchema.default("apply"),
  federation: z.string(),
  accountId: z.string(),
  site: siteIdSchema,
  changes: z.array(changeSchema),
  membershipSteps: z.array(membershipStepSchema),
  findings: z.array(diagnosticSchema),
  /** Who can no longer sign in; only a plan of kind `destroy` fills it. */
  losesAccess: z.array(lostAccessSchema).default([]),
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
