import { z } from "zod";
import { diagnosticSchema } from "./diagnostic.ts";
import { workspaceRoleSchema } from "./document.ts";
import { membershipStateSchema } from "./membership.ts";
import { policyTypeSchema } from "./resource.ts";

/** Which state is told: what the document asks for, what the cloud shows, or what it would show after a plan. */
export const accessSourceSchema = z.enum(["desired", "observed", "plan"]);
export type AccessSource = z.infer<typeof accessSourceSchema>;

/**
 * Three words that must not be mixed: data permissions and the management layer come from RAM policies, a super
 * administrator stands above both; `account` reaches beyond Model Studio. Workspace membership is none of them.
 */
export const capabilityLayerSchema = z.enum([
  "data-permission",
  "management",
  "super-administrator",
  "account",
]);
export type CapabilityLayer = z.infer<typeof capabilityLayerSchema>;

/** What RAM policies can let a role do, in steps a person can tell apart. */
export const capabilitySchema = z.enum([
  "data-read",
  "data-converse",
  "data-write",
  "management-read",
  "management-write",
  "workspace-api-read",
  "workspace-api-write",
  "list-identities",
  "chatbots",
  "token-plan-billing",
  "super-administrator",
  "assume-roles",
  "administer-ram",
  "administer-account",
]);
export type Capability = z.infer<typeof capabilitySchema>;

/**
 * Who may take a role. `group`: an IdP group the federation maps. `provider`: whoever a SAML provider sends for the
 * role, where no group is known (RAM knows none). `user`: a RAM user. `account`: every RAM identity of the account
 * that may call AssumeRole. `other`: any other principal, by its ARN or name.
 */
export const accessSubjectSchema = z.object({
  kind: z.enum(["group", "provider", "user", "account", "other"]),
  name: z.string(),
});
export type AccessSubject = z.infer<typeof accessSubjectSchema>;

/**
 * Whether the way from a subject to a role is open. `conditional`: the trust policy asks for more than this service
 * reads. `no-grant-seen`: trusted, but no policy was seen that lets the user call AssumeRole.
 */
export const accessWaySchema = z.enum(["open", "conditional", "no-grant-seen", "not-trusted", "role-absent"]);
export type AccessWay = z.infer<typeof accessWaySchema>;

export const accessLinkSchema = z.object({
  role: z.string(),
  way: accessWaySchema,
  /** False: the federation does not ask for it; somebody else let them in. */
  expected: z.boolean(),
});
export type AccessLink = z.infer<typeof accessLinkSchema>;

export const subjectAccessSchema = z.object({
  subject: accessSubjectSchema,
  /** One of these is chosen at sign-in; rights are never the sum. */
  roles: z.array(accessLinkSchema),
});
export type SubjectAccess = z.infer<typeof subjectAccessSchema>;

export const workspaceAccessSchema = z.object({
  workspace: z.string(),
  name: z.string().nullable(),
  region: z.string().nullable(),
  role: workspaceRoleSchema,
  /** False: a membership somebody attested once and the federation no longer asks for. */
  wanted: z.boolean(),
  state: membershipStateSchema,
  evidence: z.object({ at: z.string(), by: z.string(), note: z.string().optional() }).nullable(),
});
export type WorkspaceAccess = z.infer<typeof workspaceAccessSchema>;

/** The four limits of a console session. `LogonSessionDuration` is the account's own security preference. */
export const sessionLimitIdSchema = z.enum([
  "MaxSessionDuration",
  "SessionDuration",
  "SessionNotOnOrAfter",
  "LogonSessionDuration",
]);
export type SessionLimitId = z.infer<typeof sessionLimitIdSchema>;

export const sessionLimitSchema = z.object({
  id: sessionLimitIdSchema,
  /** `null` where it is not known, or where it does not apply. */
  seconds: z.number().nullable(),
  /**
   * `set`: in the document or on the role. `default`: Alibaba Cloud's own value where none is sent. `seen`: in the
   * latest login test. `told`: said by whoever asked. `unknown`: it may shorten the session further.
   */
  basis: z.enum(["set", "default", "seen", "told", "unknown", "not-applicable"]),
});
export type SessionLimit = z.infer<typeof sessionLimitSchema>;

export const sessionAccessSchema = z.object({
  /** The least of the limits that are known: a session lasts this long at most. */
  seconds: z.number(),
  /** The limit, or limits, that are as low as that. */
  decidedBy: z.array(sessionLimitIdSchema),
  /** False while a limit that is not known could be lower. */
  exact: z.boolean(),
  limits: z.array(sessionLimitSchema),
});
export type SessionAccess = z.infer<typeof sessionAccessSchema>;

export const rolePolicySchema = z.object({
  policyType: policyTypeSchema,
  policy: z.string(),
  /** False: nobody planned it; somebody else attached it. */
  expected: z.boolean(),
  /** What it allows; `null` where its contents are not known here. */
  capabilities: z.array(capabilitySchema).nullable(),
});
export type RolePolicy = z.infer<typeof rolePolicySchema>;

/** What one role gives to whoever chose it. */
export const roleAccessSchema = z.object({
  role: z.string(),
  /** `null` before the role exists. */
  roleId: z.string().nullable(),
  /** The federation that owns it; `null`: made by somebody else. */
  owner: z.string().nullable(),
  policies: z.array(rolePolicySchema),
  /** All that the role's policies allow together. */
  capabilities: z.array(capabilitySchema),
  workspaces: z.array(workspaceAccessSchema),
  /** Only in what was seen: memberships the federation asks for and nobody has vouched for. */
  unproven: z.array(workspaceAccessSchema),
  session: sessionAccessSchema,
});
export type RoleAccess = z.infer<typeof roleAccessSchema>;

/** What the matrix cannot tell, said with it. */
export const accessCaveatSchema = z.enum([
  "groups-are-the-idps",
  "memberships-by-word",
  "user-groups-unread",
  "policies-unread",
]);
export type AccessCaveat = z.infer<typeof accessCaveatSchema>;

/** Pages of a workspace. Source: Model Studio, "Use workspaces" (2026-05-30), page permissions. */
export const workspacePageSchema = z.enum([
  "model-experience",
  "batch-inference",
  "model-observation",
  "model-tuning",
  "my-models",
  "model-deployment",
  "model-evaluation",
  "data-management",
  "application-observation",
  "agents",
  "model-monitoring",
  "api-keys",
  "members",
]);
export type WorkspacePage = z.infer<typeof workspacePageSchema>;

export const pageAccessSchema = z.object({
  page: workspacePageSchema,
  access: z.enum(["none", "read", "operate"]),
});
export type PageAccess = z.infer<typeof pageAccessSchema>;

/** What the ids of a matrix mean. */
export const accessLegendSchema = z.object({
  capabilities: z.array(
    z.object({
      id: capabilitySchema,
      layer: capabilityLayerSchema,
      text: z.string(),
      /** The one that allows all of this and more. */
      within: capabilitySchema.nullable(),
    }),
  ),
  /** A workspace role as a preset of page permissions, for both generations of the console. */
  workspaceRoles: z.array(
    z.object({
      role: workspaceRoleSchema,
      console: z.enum(["workspace-roles", "page-permissions"]),
      pages: z.array(pageAccessSchema),
    }),
  ),
});
export type AccessLegend = z.infer<typeof accessLegendSchema>;

/** Who can do what: subjects lead to roles, and each role is told once. */
export const accessMatrixSchema = z.object({
  source: accessSourceSchema,
  federation: z.string(),
  accountId: z.string(),
  loginPath: z.enum(["idp", "ram-user"]),
  subjects: z.array(subjectAccessSchema),
  roles: z.array(roleAccessSchema),
  caveats: z.array(accessCaveatSchema),
  legend: accessLegendSchema,
});
export type AccessMatrix = z.infer<typeof accessMatrixSchema>;

const gainsAndLosses = <T extends z.ZodType>(of: T) => z.object({ gained: z.array(of), lost: z.array(of) });

/** How one role changes for one subject. A gained role lists all it brings, a lost one all that goes with it. */
export const roleChangeSchema = z.object({
  role: z.string(),
  change: z.enum(["gained", "lost", "changed"]),
  /** Where the same role is open in another way than before. */
  way: z.object({ before: accessWaySchema, after: accessWaySchema }).nullable(),
  workspaces: gainsAndLosses(workspaceAccessSchema),
  capabilities: gainsAndLosses(capabilitySchema),
  policies: gainsAndLosses(z.string()),
  /** Session in seconds, where it changes. */
  session: z.object({ before: z.number(), after: z.number() }).nullable(),
});
export type RoleChange = z.infer<typeof roleChangeSchema>;

export const accessChangeSchema = z.object({
  subject: accessSubjectSchema,
  roles: z.array(roleChangeSchema),
});
export type AccessChange = z.infer<typeof accessChangeSchema>;

/** One role somebody could choose, and which of their groups leads there. */
export const accessOptionSchema = z.object({
  access: roleAccessSchema,
  way: accessWaySchema,
  through: z.array(accessSubjectSchema),
});
export type AccessOption = z.infer<typeof accessOptionSchema>;

/** What somebody in these groups could choose from at sign-in. One role is chosen; rights are never the sum. */
export const accessChoiceSchema = z.object({
  source: accessSourceSchema,
  federation: z.string(),
  asked: z.array(accessSubjectSchema),
  options: z.array(accessOptionSchema),
  /** Roles their groups are mapped to that they cannot take, and why. */
  closed: z.array(
    z.object({ role: z.string(), way: accessWaySchema, through: z.array(accessSubjectSchema) }),
  ),
  /** Asked for, and leading nowhere; `like` is a mapped name that differs in writing only. */
  unmapped: z.array(z.object({ subject: accessSubjectSchema, like: z.string().nullable() })),
  caveats: z.array(accessCaveatSchema),
  legend: accessLegendSchema,
});
export type AccessChoice = z.infer<typeof accessChoiceSchema>;

/** A matrix with what belongs beside it. */
export const accessReportSchema = z.object({
  matrix: accessMatrixSchema,
  /** Against what is seen now; `null` where the source is not a plan. */
  difference: z.array(accessChangeSchema).nullable(),
  plan: z
    .object({
      id: z.string(),
      createdAt: z.string(),
      /** True: the document was saved again after this plan was made. */
      stale: z.boolean(),
    })
    .nullable(),
  findings: z.array(diagnosticSchema),
});
export type AccessReport = z.infer<typeof accessReportSchema>;
