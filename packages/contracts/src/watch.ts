import { z } from "zod";
import { diagnosticSchema } from "./diagnostic.ts";
import { idpSummarySchema } from "./metadata.ts";

/** `report`: drift is told. `enforce`: it is also put right, under a standing approval and only without findings. */
export const driftModeSchema = z.enum(["off", "report", "enforce"]);
export type DriftMode = z.infer<typeof driftModeSchema>;

export const watchSettingsSchema = z.object({
  driftMode: driftModeSchema,
  /** Minutes between two drift checks: 5 minutes to a week. */
  driftEveryMinutes: z.int().min(5).max(10_080),
  /** Where the IdP publishes its metadata; `null`: nobody looks for a newer one. */
  metadataUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .nullable(),
  /** Hours between two looks at that address: an hour to thirty days. */
  metadataEveryHours: z.int().min(1).max(720),
});
export type WatchSettings = z.infer<typeof watchSettingsSchema>;

export const driftCheckSchema = z.object({
  at: z.string(),
  /** `not-applied`: nothing was ever applied, so nothing can have drifted. `enforced`: a run was started to put it right. */
  outcome: z.enum(["in-place", "drifted", "enforced", "not-applied", "failed"]),
  /** Addresses of what a new plan would change. */
  drift: z.array(z.string()),
  diagnostics: z.array(diagnosticSchema),
  runId: z.string().optional(),
});
export type DriftCheck = z.infer<typeof driftCheckSchema>;

export const metadataLookSchema = z.object({
  at: z.string(),
  outcome: z.enum(["unchanged", "proposed", "failed"]),
  diagnostics: z.array(diagnosticSchema),
});
export type MetadataLook = z.infer<typeof metadataLookSchema>;

export const standingApprovalSchema = z.object({
  by: z.string(),
  at: z.string(),
  /** Version of the federation's document it was given for; a newer document voids it. */
  version: z.int(),
});

export const watchSchema = watchSettingsSchema.extend({
  federationId: z.string(),
  standingApproval: standingApprovalSchema.nullable(),
  lastDrift: driftCheckSchema.nullable(),
  lastMetadata: metadataLookSchema.nullable(),
  nextDriftAt: z.string().nullable(),
  nextMetadataAt: z.string().nullable(),
});
export type Watch = z.infer<typeof watchSchema>;

/** Newer metadata that somebody has to decide on; nothing changes by itself. */
export const proposalSchema = z.object({
  id: z.string(),
  federationId: z.string(),
  /** `url`: found at the address that is watched. `idp-admin`: sent in through the link. `person`: by an operator. */
  source: z.enum(["url", "idp-admin", "person"]),
  by: z.string(),
  at: z.string(),
  /** `staged`: the new certificate is trusted beside the old one, until a login has proved it. */
  status: z.enum(["open", "staged", "accepted", "rejected", "superseded"]),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** Sentences about what differs from the metadata in use. */
  changes: z.array(z.object({ kind: z.string(), summary: z.string() })),
  ok: z.boolean(),
  diagnostics: z.array(diagnosticSchema),
  idp: idpSummarySchema.optional(),
  /** Fingerprints (SHA-256) of signing certificates that would go and come. */
  rotation: z.object({
    leaves: z.array(z.string()),
    brings: z.array(z.string()),
    /** Nothing stays: without staging, some logins fail until the IdP has changed over. */
    cutsOver: z.boolean(),
  }),
  /** The login that proved a new certificate since it was staged. */
  proof: z.object({ testId: z.string(), at: z.string(), certificateSha256: z.string() }).nullable(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** One federation at a glance, from what is stored; asks the cloud nothing. */
export const healthSchema = z.object({
  federationId: z.string(),
  /** Signing certificates of the metadata in use; days are whole and negative once expired. */
  certificates: z.array(z.object({ sha256: z.string(), notAfter: z.string(), daysLeft: z.int() })),
  /** Codes of errors in the document; empty where it is complete. */
  missing: z.array(z.string()),
  lastRun: z.object({ id: z.string(), status: z.string(), at: z.string() }).nullable(),
  /** True where the document was saved again after it was last applied. */
  unapplied: z.boolean(),
  lastTest: z.object({ id: z.string(), kind: z.string(), status: z.string(), at: z.string() }).nullable(),
  lastDrift: driftCheckSchema.pick({ at: true, outcome: true, drift: true }).nullable(),
  /** Memberships wanted, and how many of them nobody has attested or proved yet. */
  memberships: z.object({ wanted: z.int(), pending: z.int() }),
  openProposals: z.int(),
});
export type Health = z.infer<typeof healthSchema>;
