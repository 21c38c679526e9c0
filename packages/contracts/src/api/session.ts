import { z } from "zod";
import { operation } from "./base.ts";

export const sessionSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** False until the one-time link of the first start was used. */
  ownerExists: z.boolean(),
  cloud: z.enum(["sandbox", "alibaba"]),
  /** The sandbox's own addresses, for the pages that send a person there. */
  sandbox: z.object({ cloudUrl: z.string(), idpUrl: z.string() }).nullable(),
  publicUrl: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

export const sessionContract = {
  get: operation
    .meta({ right: "public" })
    .route({ method: "GET", path: "/session", summary: "Who is signed in, and where this service runs" })
    .output(sessionSchema),
  claimOwner: operation
    .meta({ right: "public" })
    .route({ method: "POST", path: "/owner", summary: "Use the one-time link of the first start" })
    .input(
      z.object({
        token: z.string().min(1),
        name: z.string().min(1).max(120),
        email: z.email(),
        password: z.string().min(12, "at least 12 characters").max(128),
      }),
    )
    .output(z.object({ email: z.string() })),
};
