import { z } from "zod";
import { accountIdSchema, siteIdSchema } from "./account.ts";

/** Workspace presets of the documented model; newer consoles speak of Administrator and page permissions. */
export const workspaceRoleSchema = z.enum(["Admin", "Visitor"]);
export type WorkspaceRole = z.infer<typeof workspaceRoleSchema>;

/** The data-permission and management-layer system policies this service attaches to roles. */
export const policyNameSchema = z.enum([
  "AliyunBailianDataReadOnlyAccess",
  "AliyunBailianDataFullAccess",
  "AliyunBailianControlReadOnlyAccess",
  "AliyunBailianControlFullAccess",
  "AliyunBailianReadOnlyAccess",
  "AliyunBailianFullAccess",
]);
export type PolicyName = z.infer<typeof policyNameSchema>;

export const roleWorkspaceSchema = z.strictObject({
  /** Workspace ID as the console and ListWorkspaces show it (`ws-…`, `llm-…`; not pattern-locked). */
  workspace: z.string().min(1).max(128),
  role: workspaceRoleSchema,
  /** The Name shown for the role in Model Studio's member list. */
  displayName: z.string().min(1).max(64).optional(),
});
export type RoleWorkspace = z.infer<typeof roleWorkspaceSchema>;

export const federationRoleSchema = z.strictObject({
  /** RAM role name: 1-64 letters, digits, `.` or `-`; checked by a rule, so that a bad one gets a full diagnostic. */
  name: z.string().min(1).max(128),
  description: z.string().max(1024).optional(),
  /** IdP groups whose members may choose this role (the IdP path). */
  groups: z.array(z.string().min(1).max(1024)).max(200).default([]),
  /** RAM users who may take this role (the RAM-user path); all of the login path's users where absent. */
  users: z.array(z.string().min(1)).max(50).optional(),
  /** RAM MaxSessionDuration in seconds (3,600 to 43,200). */
  maxSessionDurationSeconds: z.int().min(3600).max(43200).default(3600),
  policies: z.array(policyNameSchema).max(6).default([]),
  workspaces: z.array(roleWorkspaceSchema).max(200).default([]),
});
export type FederationRole = z.infer<typeof federationRoleSchema>;

export const samlProviderNameSchema = z.string().min(1).max(128);

/** The enterprise IdP signs people in; no AssumeRole grant exists on this path. */
export const idpLoginPathSchema = z.strictObject({
  kind: z.literal("idp"),
  /** Name of the RAM SAML provider; it is part of its ARN and cannot be changed later. */
  providerName: samlProviderNameSchema,
  /** SAML metadata: inline (`metadataXml`), or beside the YAML file (`metadataFile`, CLI only). */
  metadataXml: z.string().max(1_048_576).optional(),
  metadataFile: z.string().min(1).optional(),
  /** `SessionDuration` the IdP is asked to send, in seconds. */
  sessionDurationSeconds: z.int().min(900).max(43200).optional(),
});

export const loginUserSchema = z.strictObject({
  name: z.string().min(1).max(64),
  /** True: this service creates and owns the RAM user. False: an existing user is used and never changed. */
  create: z.boolean().default(false),
  displayName: z.string().min(1).max(128).optional(),
});
export type LoginUser = z.infer<typeof loginUserSchema>;

/** A RAM user signs in and switches to the role; it needs an AssumeRole grant. */
export const ramUserLoginPathSchema = z.strictObject({
  kind: z.literal("ram-user"),
  users: z.array(loginUserSchema).max(50).default([]),
  /** `one-role`: a custom policy for exactly these roles (recommended). `all-roles`: AliyunSTSAssumeRoleAccess. */
  grant: z.enum(["one-role", "all-roles"]).default("one-role"),
  /** Trust the whole account instead of the named users; allowed, with a finding. */
  trustAccountRoot: z.boolean().default(false),
});

export const loginPathSchema = z.discriminatedUnion("kind", [idpLoginPathSchema, ramUserLoginPathSchema]);
export type LoginPath = z.infer<typeof loginPathSchema>;
export type IdpLoginPath = z.infer<typeof idpLoginPathSchema>;
export type RamUserLoginPath = z.infer<typeof ramUserLoginPathSchema>;

/** Names one role as it is now, so that the wish is fulfilled once and means nothing afterwards. */
export const replaceRoleSchema = z.strictObject({
  role: z.string().min(1).max(128),
  /** RoleId of the role to be replaced; a role that has another one already stays. */
  roleId: z.string().min(1).max(64),
});

/**
 * One federation: one IdP (or one set of RAM users), one account, one site. It may still be incomplete;
 * what is missing or wrong is said by federation's `reviewDocument`.
 */
export const federationDocumentSchema = z.strictObject({
  apiVersion: z.literal("modelstudio-sso/v1"),
  /** Also the ownership marker at the cloud, so unique within the account. */
  name: z.string().regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, "3-40 lower-case letters, digits, hyphens"),
  site: siteIdSchema,
  accountId: accountIdSchema,
  loginPath: loginPathSchema,
  roles: z.array(federationRoleSchema).max(1000).default([]),
  /**
   * Resources that exist, carry no marker, and shall be this federation's from now on, each by the address a plan
   * shows: `role/AI-Admins`, `saml-provider/AcmeIdp`, `custom-policy/…`. What is ours already is no longer adopted.
   */
  adopt: z.array(z.string().min(1).max(256)).max(1000).optional(),
  /** Roles to delete and make again, which ends their memberships and API keys for good. */
  replace: z.array(replaceRoleSchema).max(100).optional(),
});
export type FederationDocument = z.infer<typeof federationDocumentSchema>;
/** As a person writes it: defaults may be left out. */
export type FederationDocumentInput = z.input<typeof federationDocumentSchema>;
