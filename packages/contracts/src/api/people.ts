import { z } from "zod";
import { accountIdSchema, siteIdSchema } from "../account.ts";
import { roles } from "../rights.ts";
import { approvalRuleSchema } from "./approvals.ts";
import { idSchema, operation } from "./base.ts";
import { passwordSchema } from "./password.ts";

/** One cloud account as a federation names it. */
export const cloudAccountSchema = z.object({ site: siteIdSchema, accountId: accountIdSchema });
export type CloudAccount = z.infer<typeof cloudAccountSchema>;

const roleSchema = z.enum(roles);
/** Absent: all accounts. Operators and approvers can be limited, owners and auditors cannot. */
const limitSchema = z.array(cloudAccountSchema).min(1).max(50).nullable().default(null);

export const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  accounts: z.array(cloudAccountSchema).nullable(),
  joinedAt: z.string(),
  lastSeenAt: z.string().nullable(),
  secondFactor: z.boolean(),
  passkeys: z.int(),
});
export type Member = z.infer<typeof memberSchema>;

export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  accounts: z.array(cloudAccountSchema).nullable(),
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;

export const organizationSettingsSchema = z.object({
  name: z.string().min(1).max(120),
  /** The approval rule that new federations begin with. */
  approval: approvalRuleSchema,
});
export type OrganizationSettings = z.infer<typeof organizationSettingsSchema>;

const tokenSchema = z.object({ token: z.string().min(1).max(200) });

export const peopleContract = {
  list: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/people", summary: "Who belongs to the organisation" })
    .output(z.object({ people: z.array(memberSchema) })),
  changeRole: operation
    .meta({ right: "manage-people" })
    .route({ method: "PUT", path: "/people/{id}", summary: "Give somebody another role" })
    .input(idSchema.extend({ role: roleSchema, accounts: limitSchema }))
    .output(memberSchema),
  remove: operation
    .meta({ right: "manage-people" })
    .route({
      method: "DELETE",
      path: "/people/{id}",
      summary: "Remove somebody, their sessions and their keys",
    })
    .input(idSchema)
    .output(z.object({ removed: z.boolean() })),
  invitations: operation
    .meta({ right: "manage-people" })
    .route({ method: "GET", path: "/invitations", summary: "Invitations that are still open" })
    .output(z.object({ invitations: z.array(invitationSchema) })),
  /** The link is in this answer and nowhere else: only a hash of it is kept. */
  invite: operation
    .meta({ right: "manage-people" })
    .route({ method: "POST", path: "/invitations", summary: "Make a one-time link for somebody" })
    .input(z.object({ email: z.email().max(254), role: roleSchema, accounts: limitSchema }))
    .output(z.object({ invitation: invitationSchema, link: z.string() })),
  withdrawInvitation: operation
    .meta({ right: "manage-people" })
    .route({ method: "DELETE", path: "/invitations/{id}", summary: "Take an open invitation back" })
    .input(idSchema)
    .output(z.object({ withdrawn: z.boolean() })),
  /** The link is in this answer and nowhere else: only a hash of it is kept. */
  makeResetLink: operation
    .meta({ right: "manage-people" })
    .route({
      method: "POST",
      path: "/people/{id}/reset-link",
      summary: "Make a one-time link by which somebody chooses another password",
    })
    .input(idSchema.extend({ liftSecondFactor: z.boolean().default(false) }))
    .output(z.object({ link: z.string(), expiresAt: z.string() })),
  showReset: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/reset/look", summary: "Whose password a one-time link changes" })
    .input(tokenSchema)
    .output(
      z.object({
        organization: z.string(),
        email: z.string(),
        name: z.string(),
        liftSecondFactor: z.boolean(),
      }),
    ),
  reset: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/reset", summary: "Choose another password with a one-time link" })
    .input(tokenSchema.extend({ password: passwordSchema }))
    .output(z.object({ email: z.string() })),
  /** Posted, so that the token stands in no address and no log. */
  showInvitation: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/join/look", summary: "What a one-time link invites to" })
    .input(tokenSchema)
    .output(
      z.object({ organization: z.string(), email: z.string(), role: roleSchema, invitedBy: z.string() }),
    ),
  join: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/join", summary: "Use a one-time link" })
    .input(tokenSchema.extend({ name: z.string().min(1).max(120), password: passwordSchema }))
    .output(z.object({ email: z.string() })),
};

export const organizationContract = {
  settings: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/organization", summary: "Settings of the organisation" })
    .output(organizationSettingsSchema),
  saveSettings: operation
    .meta({ right: "manage-settings" })
    .route({ method: "PUT", path: "/organization", summary: "Change the organisation's settings" })
    .input(organizationSettingsSchema)
    .output(organizationSettingsSchema),
};
