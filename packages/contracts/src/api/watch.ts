import { z } from "zod";
import { healthSchema, proposalSchema, watchSchema, watchSettingsSchema } from "../watch.ts";
import { idSchema, operation } from "./base.ts";
import { federationSchema } from "./federations.ts";

export const watchContract = {
  health: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/health", summary: "Every federation at a glance" })
    .output(z.object({ federations: z.array(healthSchema) })),
  get: operation
    .meta({ right: "read" })
    .route({
      method: "GET",
      path: "/federations/{id}/watch",
      summary: "What is watched, and what was last seen",
    })
    .input(idSchema)
    .output(watchSchema),
  save: operation
    .route({ method: "PUT", path: "/federations/{id}/watch", summary: "Set what is watched and how often" })
    .input(idSchema.extend(watchSettingsSchema.shape))
    .output(watchSchema),
  checkNow: operation
    .route({ method: "POST", path: "/federations/{id}/watch/check", summary: "Look now, without waiting" })
    .input(idSchema.extend({ what: z.enum(["drift", "metadata"]) }))
    .output(watchSchema),
  /** Lets drift be put right without asking again, until the document changes. */
  approveEnforcement: operation
    .meta({ right: "approve" })
    .route({
      method: "POST",
      path: "/federations/{id}/watch/standing-approval",
      summary: "Give a standing approval to put drift right",
    })
    .input(idSchema.extend({ version: z.int() }))
    .output(watchSchema),
  withdrawEnforcement: operation
    .meta({ right: "approve" })
    .route({
      method: "DELETE",
      path: "/federations/{id}/watch/standing-approval",
      summary: "Take the standing approval back",
    })
    .input(idSchema)
    .output(watchSchema),
};

export const proposalsContract = {
  list: operation
    .meta({ right: "read" })
    .route({ method: "GET", path: "/federations/{id}/proposals", summary: "Proposed metadata, newest first" })
    .input(idSchema)
    .output(z.object({ proposals: z.array(proposalSchema) })),
  create: operation
    .route({
      method: "POST",
      path: "/federations/{id}/proposals",
      summary: "Propose newer metadata; nothing changes yet",
    })
    .input(idSchema.extend({ xml: z.string().max(1_500_000) }))
    .output(proposalSchema),
  /**
   * Saves it as the federation's metadata, to be planned and applied as any change. `staged` keeps the old
   * certificate beside the new one, so that nobody is locked out whichever the IdP signs with.
   */
  accept: operation
    .route({ method: "POST", path: "/proposals/{id}/accept", summary: "Take the proposed metadata over" })
    .input(idSchema.extend({ how: z.enum(["at-once", "staged"]) }))
    .output(z.object({ proposal: proposalSchema, federation: federationSchema })),
  /** Lets the old certificate go. Refused until a login has proved a new one, unless acknowledged by code. */
  finish: operation
    .route({ method: "POST", path: "/proposals/{id}/finish", summary: "End a staged change of certificates" })
    .input(idSchema.extend({ acknowledge: z.array(z.string()).max(5).default([]) }))
    .output(z.object({ proposal: proposalSchema, federation: federationSchema })),
  reject: operation
    .route({ method: "POST", path: "/proposals/{id}/reject", summary: "Leave the metadata as it is" })
    .input(idSchema)
    .output(proposalSchema),
};
