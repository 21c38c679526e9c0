import { z } from "zod";
import { diagnosticSchema } from "./diagnostic.ts";
import { policyDocumentSchema } from "./resource.ts";

/** The two sites of Alibaba Cloud; each has its own entityID, ACS, and `saml:recipient`. */
export const siteIdSchema = z.enum(["international", "china"]);
export type SiteId = z.infer<typeof siteIdSchema>;

/** Alibaba Cloud account ID: digits only (16 today; not pattern-locked to that). */
export const accountIdSchema = z.string().regex(/^\d{10,20}$/, "digits only, usually 16 of them");

/** A Model Studio workspace as ModelStudio 2026-02-10 ListWorkspaces gives it. */
export const workspaceSchema = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  serviceSite: z.string().optional(),
});
export type Workspace = z.infer<typeof workspaceSchema>;

/** A RAM user of the account, as far as the RAM-user login path needs it. */
export const ramUserSchema = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  userId: z.string(),
});
export type RamUser = z.infer<typeof ramUserSchema>;

/** Who the service is to Alibaba Cloud (STS GetCallerIdentity). */
export const callerIdentitySchema = z.object({
  accountId: z.string(),
  arn: z.string(),
  identityType: z.string(),
});
export type CallerIdentity = z.infer<typeof callerIdentitySchema>;

export const accountCheckSchema = z.object({
  id: z.enum(["identity", "ram-activated", "ram-permissions", "model-studio-activated", "user-sso"]),
  outcome: z.enum(["pass", "warn", "fail", "unknown"]),
  diagnostics: z.array(diagnosticSchema),
});
export type AccountCheck = z.infer<typeof accountCheckSchema>;

/** What could be learned about the account before anything is set up. */
export const accountReportSchema = z.object({
  cloud: z.enum(["sandbox", "alibaba"]),
  identity: callerIdentitySchema.optional(),
  checks: z.array(accountCheckSchema),
  /** User-based SSO replaces RAM-user password logon; `null` where it could not be read. */
  userSsoEnabled: z.boolean().nullable(),
  /** RAM actions that the caller lacks; read off its policies, or refused when tried. */
  missingPermissions: z.array(z.string()),
  /** The least policy the service works under, for this account; ready to be created as a custom policy. */
  servicePolicy: policyDocumentSchema.optional(),
  /** Live quotas from IMS GetAccountSummary, by their own names. */
  quotas: z.record(z.string(), z.number()),
});
export type AccountReport = z.infer<typeof accountReportSchema>;
