import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { diagnosticSchema } from "../diagnostic.ts";
import { federationDocumentSchema } from "../document.ts";
import { guideLocaleSchema, guideSchema, guideVendorSchema } from "../guide.ts";
import { membershipSchema } from "../membership.ts";
import { metadataCheckSchema } from "../metadata.ts";
import { applyEventSchema, planKindSchema, planSchema, verifyReportSchema } from "../plan.ts";
import { idSchema, operation } from "./base.ts";

export const federationSchema = z.object({
  id: z.string(),
  document: federationDocumentSchema,
  /** Rises with every change; a write names the one it read. */
  version: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Federation = z.infer<typeof federationSchema>;

export const runSchema = z.object({
  id: z.string(),
  federationId: z.string(),
  planId: z.string(),
  kind: planKindSchema,
  /** Version of the document that it applies; `null` for runs from before versions were kept. */
  federationVersion: z.int().nullable(),
  /** Whether a plan can be made that goes back to what this run left. */
  returnable: z.boolean(),
  status: z.enum(["queued", "running", "succeeded", "failed"]),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: z.string(),
  events: z.array(applyEventSchema),
});
export type Run = z.infer<typeof runSchema>;

export const planRecordSchema = z.object({
  id: z.string(),
  federationId: z.string(),
  federationVersion: z.int(),
  /** The run whose state a plan of kind `rollback` goes back to. */
  returnsTo: z.string().nullable(),
  createdAt: z.string(),
  plan: planSchema,
});
export type PlanRecord = z.infer<typeof planRecordSchema>;

export const federationsContract = {
  list: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/federations", summary: "All federations of the organisation" })
    .output(z.object({ federations: z.array(federationSchema) })),
  create: operation
    .route({
      method: "POST",
      path: "/federations",
      summary: "Start a federation; nothing is written to the cloud",
    })
    .input(z.object({ document: federationDocumentSchema }))
    .output(federationSchema),
  get: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/federations/{id}", summary: "One federation" })
    .input(idSchema)
    .output(federationSchema),
  save: operation
    .route({
      method: "PUT",
      path: "/federations/{id}",
      summary: "Save the document; nothing is written to the cloud",
    })
    .input(idSchema.extend({ version: z.int(), document: federationDocumentSchema }))
    .output(federationSchema),
  remove: operation
    .route({
      method: "DELETE",
      path: "/federations/{id}",
      summary: "Forget a federation that owns nothing at the cloud",
    })
    .input(idSchema)
    .output(z.object({ removed: z.boolean() })),
  review: operation
    .meta({ right: "read" })
    .route({
      method: "GET",
      path: "/federations/{id}/review",
      summary: "What is missing or wrong in the document",
    })
    .input(idSchema)
    .output(z.object({ diagnostics: z.array(diagnosticSchema), idp: metadataCheckSchema.optional() })),
  guide: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/federations/{id}/guide", summary: "Instructions for the IdP's admin" })
    .input(
      idSchema.extend({
        locale: guideLocaleSchema.default("en"),
        /** The product recognised in the metadata where absent. */
        vendor: guideVendorSchema.optional(),
      }),
    )
    .output(guideSchema),
};

export const plansContract = {
  create: operation
    .route({
      method: "POST",
      path: "/federations/{id}/plans",
      summary: "Compare the document with the cloud",
    })
    .input(idSchema)
    .output(planRecordSchema),
  rollback: operation
    .route({
      method: "POST",
      path: "/runs/{id}/rollback",
      summary: "Plan the way back to the state that this run left; nothing is written to the cloud",
    })
    .input(idSchema)
    .output(planRecordSchema),
  destroy: operation
    .route({
      method: "POST",
      path: "/federations/{id}/plans/destroy",
      summary: "Plan to take away all that the federation owns; nothing is written to the cloud",
    })
    .input(idSchema)
    .output(planRecordSchema),
  get: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/plans/{id}", summary: "One plan" })
    .input(idSchema)
    .output(planRecordSchema),
  latest: operation
    .meta({ right: "read" })
    .route({
      method: "GET",
      path: "/federations/{id}/plans/latest",
      summary: "The newest plan towards the document, or that was applied",
    })
    .input(idSchema)
    .output(z.object({ plan: planRecordSchema.nullable() })),
};

export const runsContract = {
  start: operation
    .route({ method: "POST", path: "/plans/{id}/runs", summary: "Apply exactly this plan" })
    .input(
      idSchema.extend({
        fingerprint: z.string(),
        /** Codes of dangerous findings that the person accepts, by name. */
        acknowledge: z.array(z.string()).max(20).default([]),
      }),
    )
    .output(runSchema),
  get: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/runs/{id}", summary: "One run with all its events" })
    .input(idSchema)
    .output(runSchema),
  /** Server-sent events: what happened so far, then what happens, until the run is finished. */
  events: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/runs/{id}/events", summary: "Follow a run" })
    .input(idSchema)
    .output(eventIterator(applyEventSchema)),
  list: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/federations/{id}/runs", summary: "Runs of a federation, newest first" })
    .input(idSchema)
    .output(z.object({ runs: z.array(runSchema) })),
  /** Writes nothing anywhere, so a key that only reads can watch for drift. */
  verify: operation
    .meta({ right: "read" })
    .route({ method: "POST", path: "/federations/{id}/verify", summary: "Observe again and compare" })
    .input(idSchema)
    .output(verifyReportSchema),
};

const membershipKey = idSchema.extend({ role: z.string(), workspace: z.string() });

export const membershipsContract = {
  list: operation
    .meta({ right: "read" })
    .route({
      method: "GET",
      path: "/federations/{id}/memberships",
      summary: "Workspace memberships and how sure they are",
    })
    .input(idSchema)
    .output(z.object({ memberships: z.array(membershipSchema), whoMay: z.string() })),
  attest: operation
    .route({
      method: "POST",
      path: "/federations/{id}/memberships/attest",
      summary: "Say that it was done in the console",
    })
    .input(membershipKey.extend({ note: z.string().max(500).optional() }))
    .output(membershipSchema),
  withdraw: operation
    .route({
      method: "POST",
      path: "/federations/{id}/memberships/withdraw",
      summary: "Take an attestation back",
    })
    .input(membershipKey)
    .output(membershipSchema),
  grant: operation
    .route({
      method: "POST",
      path: "/federations/{id}/memberships/grant",
      summary: "Experimental: grant through the unpublished BailianControl API",
    })
    .input(membershipKey)
    .output(membershipSchema),
};
