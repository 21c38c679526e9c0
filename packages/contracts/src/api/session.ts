import { z } from "zod";
import { rights, roles } from "../rights.ts";
import { idSchema, operation } from "./base.ts";
import { passwordSchema } from "./password.ts";
import { cloudAccountSchema } from "./people.ts";

export const sessionSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  organization: z.object({ id: z.string(), name: z.string() }).nullable(),
  role: z.enum(roles).nullable(),
  /** What this person, or this key, may do; pages leave out what the server would refuse. */
  rights: z.array(z.enum(rights)),
  /** Cloud accounts the role is limited to; `null` where it is not. */
  accounts: z.array(cloudAccountSchema).nullable(),
  /** False until the one-time link of the first start was used. */
  ownerExists: z.boolean(),
  cloud: z.enum(["sandbox", "alibaba"]),
  /** The sandbox's own addresses, for the pages that send a person there. */
  sandbox: z.object({ cloudUrl: z.string(), idpUrl: z.string() }).nullable(),
  publicUrl: z.string(),
  /** The host passkeys belong to; `null` where the service's address has none that browsers accept. */
  passkeyHost: z.string().nullable(),
  /** How many organisations of this service let people sign in by their company's IdP. */
  companySignIn: z.enum(["none", "one", "several"]),
});
export type Session = z.infer<typeof sessionSchema>;

/** A browser that is signed in as this person. */
export const signedInBrowserSchema = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type SignedInBrowser = z.infer<typeof signedInBrowserSchema>;

/** How this person proves who they are. */
export const credentialsSchema = z.object({
  /** False for somebody who only ever signed in by their company. */
  password: z.boolean(),
  secondFactor: z.boolean(),
  passkeys: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      createdAt: z.string().nullable(),
      backedUp: z.boolean(),
    }),
  ),
});
export type Credentials = z.infer<typeof credentialsSchema>;

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
        password: passwordSchema,
      }),
    )
    .output(z.object({ email: z.string() })),
  list: operation
    .meta({ right: "own" })
    .route({ method: "GET", path: "/sessions", summary: "Browsers signed in as you" })
    .output(z.object({ sessions: z.array(signedInBrowserSchema) })),
  revoke: operation
    .meta({ right: "own" })
    .route({ method: "DELETE", path: "/sessions/{id}", summary: "Sign one of your browsers out" })
    .input(idSchema)
    .output(z.object({ revoked: z.boolean() })),
  revokeOthers: operation
    .meta({ right: "own" })
    .route({
      method: "POST",
      path: "/sessions/revoke-others",
      summary: "Sign all other browsers of yours out",
    })
    .output(z.object({ revoked: z.int() })),
  credentials: operation
    .meta({ right: "own" })
    .route({ method: "GET", path: "/credentials", summary: "How you sign in" })
    .output(credentialsSchema),
  changePassword: operation
    .meta({ right: "own" })
    .route({
      method: "POST",
      path: "/password",
      summary: "Change your password; other browsers are signed out",
    })
    .input(z.object({ current: z.string().min(1).max(128), next: passwordSchema }))
    .output(z.object({ changed: z.boolean() })),
};
