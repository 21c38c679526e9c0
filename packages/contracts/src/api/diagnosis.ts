import { z } from "zod";
import { diagnosticSchema } from "../diagnostic.ts";
import { operation } from "./base.ts";

const rolePairSchema = z.object({
  roleArn: z.string(),
  providerArn: z.string(),
  accountId: z.string(),
  roleName: z.string(),
  providerName: z.string(),
});

/** What a captured response says and what speaks against it; redacted unless asked otherwise. */
export const responseExplainedSchema = z.object({
  form: z.enum(["base64", "form", "xml", "har", "saml-tracer", "unknown"]),
  /** In reading order. Only what is `signed` comes from bytes that a key of the metadata signed. */
  values: z.array(z.object({ name: z.string(), value: z.string(), trust: z.enum(["signed", "unsigned"]) })),
  /** All findings of one run; `place` says where in the recognised IdP's console. */
  diagnostics: z.array(diagnosticSchema),
  issuer: z.string().optional(),
  destination: z.string().optional(),
  relayState: z.string().optional(),
  /** Present only where every signature verified. */
  signedBy: z
    .object({ certificateSha256: z.string(), element: z.enum(["Assertion", "Response", "both"]) })
    .optional(),
  pairs: z.array(rolePairSchema).optional(),
});
export type ResponseExplained = z.infer<typeof responseExplainedSchema>;

/** One kind of thing that redaction took out: how often, and what stands in its place. */
export const removedFromBundleSchema = z.object({
  what: z.string(),
  count: z.int(),
  insteadOf: z.string(),
});
export type RemovedFromBundle = z.infer<typeof removedFromBundleSchema>;

/** A file to hand to somebody who helps: always redacted, and it lists what was removed. */
export const supportBundleSchema = z.object({
  kind: z.literal("modelstudio-sso/support-bundle/v1"),
  createdAt: z.string(),
  /** The product behind the metadata, where metadata was at hand. */
  vendor: z.string().optional(),
  explanation: responseExplainedSchema,
  removed: z.array(removedFromBundleSchema),
});
export type SupportBundle = z.infer<typeof supportBundleSchema>;

/** What `POST /diagnosis/explain` answers and `msso response explain --json` prints, `ok` aside. */
export const responseReportSchema = responseExplainedSchema.extend({
  ok: z.boolean(),
  redacted: z.boolean(),
  vendor: z.string().optional(),
  bundle: supportBundleSchema,
});
export type ResponseReport = z.infer<typeof responseReportSchema>;

/** Characters of a capture; a HAR of one login has a few megabytes. */
const mostCapture = 5 * 1024 * 1024;

export const diagnosisContract = {
  /** Takes base64, URL-encoded form data, XML, a HAR or a SAML-tracer export. Stores nothing. */
  explain: operation
    .meta({ right: "read" })
    .route({
      method: "POST",
      path: "/diagnosis/explain",
      summary: "Explain a captured response, also one that is refused",
    })
    .input(
      z.object({
        input: z.string().min(1).max(mostCapture),
        /** Whose metadata and site to judge by; without it, the federation whose IdP is the issuer. */
        federationId: z.string().optional(),
        redact: z.boolean().default(true),
      }),
    )
    .output(responseReportSchema),
};
