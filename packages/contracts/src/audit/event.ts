import { z } from "zod";
import type { AuditAction } from "./actions.ts";

/** Who did it. A key acts for the person who made it; `service` is this service by itself. */
export const auditActorSchema = z.object({
  kind: z.enum(["person", "key", "service", "unknown"]),
  id: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** The key's own ID, where a key was used. */
  key: z.string().nullable(),
});
export type AuditActor = z.infer<typeof auditActorSchema>;

/** Where it came from. The browser is known by a hash of what it calls itself. */
export const auditOriginSchema = z.object({
  address: z.string().nullable(),
  browser: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditOrigin = z.infer<typeof auditOriginSchema>;

/** One field before and after, as JSON text; `null`: not there. */
export const auditChangeSchema = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type AuditChange = z.infer<typeof auditChangeSchema>;

/**
 * One entry of an organisation's chain. Only texts, whole numbers, truth values and `null`: their JSON is the same
 * everywhere, which the hash needs. No secret, no assertion, metadata by its hash alone.
 */
export const auditEventSchema = z.object({
  /** From 1, without a gap. */
  seq: z.int().min(1),
  at: z.string(),
  organization: z.string(),
  /** A text, so that a file written by a newer version can still be verified. */
  action: z.string(),
  actor: auditActorSchema,
  from: auditOriginSchema,
  subject: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  federation: z.string().nullable(),
  changes: z.array(auditChangeSchema),
  facts: z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.null()])),
  /** Hash of the entry before; 64 zeros for the first. */
  previous: z.string(),
  /** SHA-256 (hex) of the canonical JSON of everything above. */
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;
/** An entry before it takes its place in the chain. */
export type AuditDraft = Omit<AuditEvent, "seq" | "at" | "organization" | "previous" | "hash" | "action"> & {
  action: AuditAction;
};
