import { z } from "zod";
import { auditActions } from "../audit/actions.ts";
import { auditEventSchema } from "../audit/event.ts";
import { operation } from "./base.ts";

/** Most entries of one export; a longer chain is exported in parts, each with its own signed begin and end. */
export const mostExported = 100_000;

export const auditContract = {
  list: operation
    .meta({ right: "read-audit" })
    .route({ method: "GET", path: "/audit", summary: "What happened, newest first" })
    .input(
      z.object({
        /** Entries before this number; the newest where absent. */
        before: z.coerce.number().int().min(1).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        action: z.enum(auditActions).optional(),
        /** Part of the e-mail or the name of whoever did it. */
        actor: z.string().max(120).optional(),
        federation: z.string().max(64).optional(),
        since: z.iso.datetime({ offset: true }).optional(),
        until: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .output(z.object({ events: z.array(auditEventSchema), next: z.int().nullable() })),
  /** JSON Lines: a head, the entries, a signed end; `msso audit verify` checks it without this service. */
  export: operation
    .meta({ right: "read-audit" })
    .route({ method: "GET", path: "/audit/export", summary: "The chain as JSON Lines" })
    .input(z.object({ after: z.coerce.number().int().min(0).default(0) }))
    .output(z.file()),
  state: operation
    .meta({ right: "read-audit" })
    .route({ method: "GET", path: "/audit/state", summary: "Where the chain stands, and whose key signs it" })
    .output(
      z.object({
        first: z.int().nullable(),
        last: z.int(),
        head: z.string(),
        /** Ed25519, base64url; note it elsewhere and give it to `msso audit verify --key`. */
        key: z.string(),
        /** Days that entries are kept; `null`: for ever. */
        retentionDays: z.int().nullable(),
      }),
    ),
};
