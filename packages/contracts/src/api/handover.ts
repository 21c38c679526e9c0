import { z } from "zod";
import { guideLocaleSchema, guideSchema, guideVendorSchema } from "../guide.ts";
import {
  handoverLinkSchema,
  handoverNotesSchema,
  handoverPageSchema,
  handoverSentSchema,
} from "../handover.ts";
import { loginTestSchema } from "../login-test.ts";
import { idSchema, operation } from "./base.ts";

/** Posted, so that the token stands in no address and no log. */
const tokenSchema = z.object({ token: z.string().min(1).max(200) });

export const handoverContract = {
  /** The active link of a federation, without its secret. */
  get: operation
    .meta({ right: "read" })
    .route({
      method: "GET",
      path: "/federations/{id}/handover",
      summary: "The IdP admin's link, if there is one",
    })
    .input(idSchema)
    .output(z.object({ link: handoverLinkSchema.nullable(), notes: handoverNotesSchema })),
  /** The address is in this answer and nowhere else. An earlier link of the federation ends. */
  create: operation
    .route({ method: "POST", path: "/federations/{id}/handover", summary: "Make a link for the IdP's admin" })
    .input(idSchema.extend({ days: z.int().min(1).max(90).default(30) }))
    .output(z.object({ link: handoverLinkSchema, address: z.string() })),
  revoke: operation
    .route({ method: "DELETE", path: "/federations/{id}/handover", summary: "End the IdP admin's link" })
    .input(idSchema)
    .output(z.object({ revoked: z.boolean() })),

  open: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/handover/open", summary: "What a link for the IdP's admin shows" })
    .input(tokenSchema.extend({ first: z.boolean().default(false) }))
    .output(handoverPageSchema),
  guide: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/handover/guide", summary: "The guide, for whoever has the link" })
    .input(
      tokenSchema.extend({ locale: guideLocaleSchema.default("en"), vendor: guideVendorSchema.optional() }),
    )
    .output(guideSchema),
  sendMetadata: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/handover/metadata", summary: "Send in metadata, as a proposal" })
    .input(tokenSchema.extend({ xml: z.string().min(1).max(1_500_000) }))
    .output(handoverSentSchema),
  /** Judges a response of the real application as a captured test does; nothing is exchanged at the cloud. */
  checkResponse: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/handover/check", summary: "Check a response of the IdP" })
    .input(tokenSchema.extend({ response: z.string().min(1).max(600_000) }))
    .output(loginTestSchema),
  saveNotes: operation
    .meta({ right: "public" })
    .route({ method: "PUT", path: "/handover/notes", summary: "Note what is done" })
    .input(tokenSchema.extend({ notes: handoverNotesSchema }))
    .output(handoverNotesSchema),
};
