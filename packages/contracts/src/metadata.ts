import { z } from "zod";
import { diagnosticSchema } from "./diagnostic.ts";

export const endpointSchema = z.object({ binding: z.string(), location: z.string() });

export const certificateSchema = z.object({
  /** SHA-256 of the DER, lower-case hex. */
  sha256: z.string(),
  subject: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  keyType: z.string(),
  keyBits: z.number(),
  use: z.enum(["signing", "encryption", "unspecified"]),
});
export type Certificate = z.infer<typeof certificateSchema>;

export const idpSummarySchema = z.object({
  entityId: z.string(),
  vendor: z.string(),
  displayName: z.string().optional(),
  singleSignOn: z.array(endpointSchema),
  certificates: z.array(certificateSchema),
  validUntil: z.string().optional(),
});
export type IdpSummary = z.infer<typeof idpSummarySchema>;

/** What `msso metadata check --json` prints and `POST /metadata/check` answers. */
export const metadataCheckSchema = z.object({
  ok: z.boolean(),
  idp: idpSummarySchema.optional(),
  diagnostics: z.array(diagnosticSchema),
  /** Entities of an aggregate to choose from. */
  entityIds: z.array(z.string()).optional(),
  /** What would be registered with RAM, and what was left out of the original. */
  registered: z.object({ bytes: z.int(), xml: z.string(), leftOut: z.array(z.string()) }).optional(),
});
export type MetadataCheck = z.infer<typeof metadataCheckSchema>;
