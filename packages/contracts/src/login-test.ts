import { z } from "zod";
import { diagnosticSchema } from "./diagnostic.ts";
import { workspaceRoleSchema } from "./document.ts";
import { membershipStateSchema } from "./membership.ts";

/** `rehearsal`: our own ACS. `captured`: the real application's response, exchanged at STS. `real-road`: attested. */
export const loginTestKindSchema = z.enum(["rehearsal", "captured", "real-road"]);
export type LoginTestKind = z.infer<typeof loginTestKindSchema>;

export const loginCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  outcome: z.enum(["pass", "warn", "fail", "skipped"]),
  diagnostics: z.array(diagnosticSchema),
});
export type LoginCheck = z.infer<typeof loginCheckSchema>;

/** What one selectable role gives. A person chooses one role at sign-in; rights are never the sum. */
export const roleResultSchema = z.object({
  roleName: z.string(),
  roleArn: z.string(),
  known: z.boolean(),
  groups: z.array(z.string()),
  policies: z.array(z.string()),
  sessionSeconds: z.number(),
  /** Which of the known limits is the least one. */
  sessionLimit: z.enum(["SessionDuration", "SessionNotOnOrAfter", "MaxSessionDuration"]),
  workspaces: z.array(
    z.object({
      workspace: z.string(),
      name: z.string(),
      role: workspaceRoleSchema,
      membership: membershipStateSchema,
    }),
  ),
});
export type RoleResult = z.infer<typeof roleResultSchema>;

export const groupMatchSchema = z.object({
  /** `released`: the IdP sent groups. `inferred`: read back from the Role values; none were sent. */
  source: z.enum(["released", "inferred"]),
  matched: z.array(z.object({ group: z.string(), roles: z.array(z.string()) })),
  unmatched: z.array(z.string()),
  nearMisses: z.array(z.object({ group: z.string(), like: z.string() })),
});
export type GroupMatch = z.infer<typeof groupMatchSchema>;

export const exchangeSchema = z.object({
  ok: z.boolean(),
  roleArn: z.string(),
  assumedRoleArn: z.string().optional(),
  expiration: z.string().optional(),
  diagnostics: z.array(diagnosticSchema),
});
export type Exchange = z.infer<typeof exchangeSchema>;

export const loginTestReportSchema = z.object({
  passed: z.boolean(),
  checks: z.array(loginCheckSchema),
  identity: z
    .object({
      nameId: z.string(),
      roleSessionName: z.string().optional(),
      issuer: z.string(),
      sessionDurationSeconds: z.number().optional(),
      /** SHA-256 of the certificate whose key signed it; what a change of certificates is proved by. */
      signedBy: z.string().optional(),
    })
    .optional(),
  attributes: z.record(z.string(), z.array(z.string())),
  groups: groupMatchSchema.optional(),
  results: z.array(roleResultSchema),
  exchange: exchangeSchema.optional(),
  /** Keys of sentences the UI shows: what this proof shows, and what it does not. */
  proves: z.array(z.string()),
  doesNotProve: z.array(z.string()),
});
export type LoginTestReport = z.infer<typeof loginTestReportSchema>;

export const loginTestSchema = z.object({
  id: z.string(),
  federationId: z.string(),
  kind: loginTestKindSchema,
  status: z.enum(["waiting", "passed", "failed"]),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.string(),
  report: loginTestReportSchema.nullable(),
});
export type LoginTest = z.infer<typeof loginTestSchema>;
