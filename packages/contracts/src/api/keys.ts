import { z } from "zod";
import { keyScopes } from "../rights.ts";
import { idSchema, operation } from "./base.ts";

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters, to tell keys apart; the rest is known to its holder alone. */
  start: z.string(),
  scopes: z.array(z.enum(keyScopes)),
  /** The one federation it can reach; `null`: all that its maker can. */
  federationId: z.string().nullable(),
  madeBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** No key lives longer than this, in days. */
export const longestKeyDays = 365;

export const keysContract = {
  list: operation
    .meta({ right: "own" })
    .route({ method: "GET", path: "/keys", summary: "Your API keys; all of the organisation's for an owner" })
    .output(z.object({ keys: z.array(apiKeySchema) })),
  /** The token is in this answer and nowhere else: only a hash of it is kept. */
  create: operation
    .meta({ right: "own" })
    .route({ method: "POST", path: "/keys", summary: "Make an API key, with no more rights than you have" })
    .input(
      z.object({
        name: z.string().min(1).max(80),
        scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length),
        federationId: z.string().nullable().default(null),
        expiresInDays: z.int().min(1).max(longestKeyDays),
      }),
    )
    .output(z.object({ key: apiKeySchema, token: z.string() })),
  revoke: operation
    .meta({ right: "own" })
    .route({ method: "DELETE", path: "/keys/{id}", summary: "End an API key" })
    .input(idSchema)
    .output(z.object({ revoked: z.boolean() })),
};
