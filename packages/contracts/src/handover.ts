import { z } from "zod";
import { siteIdSchema } from "./account.ts";
import { diagnosticSchema } from "./diagnostic.ts";
import { loginTestSchema } from "./login-test.ts";
import { idpSummarySchema } from "./metadata.ts";
import { proposalSchema } from "./watch.ts";

/** The link by which the IdP's admin, who has no account here, does their part of one federation. */
export const handoverLinkSchema = z.object({
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  opened: z.int(),
  lastOpenedAt: z.string().nullable(),
});
export type HandoverLink = z.infer<typeof handoverLinkSchema>;

/** What the IdP's admin noted on the way; it belongs to the federation, so a fresh link goes on from there. */
export const handoverNotesSchema = z.object({
  /** IDs of guide steps that are done, each with the vendor whose guide it is. */
  done: z.array(z.string().max(120)).max(200),
});
export type HandoverNotes = z.infer<typeof handoverNotesSchema>;

/** Everything the link shows, and nothing else: no account ID beyond the values to enter, no people, no history. */
export const handoverPageSchema = z.object({
  organization: z.string(),
  federation: z.string(),
  site: siteIdSchema,
  invitedBy: z.string(),
  expiresAt: z.string(),
  /** What is known of the identity provider now. */
  idp: idpSummarySchema.nullable(),
  /** The admin's own proposals, newest first. */
  proposals: z.array(proposalSchema.pick({ id: true, at: true, status: true, ok: true, diagnostics: true })),
  tests: z.array(loginTestSchema),
  notes: handoverNotesSchema,
});
export type HandoverPage = z.infer<typeof handoverPageSchema>;

/** What became of metadata that was sent in. `known`: it says what the metadata in use says. */
export const handoverSentSchema = z.object({
  outcome: z.enum(["sent", "known", "refused"]),
  diagnostics: z.array(diagnosticSchema),
});
