import { betterAuth } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import type { Pool } from "pg";
import { clientAddressHeader } from "../http/auth-guards.ts";
import type { Store } from "../storage/store.ts";
import { codesOnce } from "./codes-once.ts";
import { companySessions } from "./company-sessions.ts";
import { passkeys } from "./passkeys.ts";
import { secondFactor } from "./second-factor.ts";
import { accountTries } from "./slow-down.ts";
import { writingDown } from "./write-down.ts";

export interface AuthOptions {
  pool: Pool;
  store: Store;
  /** The present one first; the others still read what they have encrypted. Each number stays with its secret. */
  secrets: { version: number; value: string }[];
  publicUrl: string;
  /** Origins a browser may sign in from, beside `publicUrl`. */
  trustedOrigins: string[];
}

/**
 * Sign-in of the people who run this service. Nobody can sign up: the first start's link makes the owner, and the
 * owner invites. Cookies are Lax, so that a response posted to the ACS from another site never acts as a person.
 */
export function createAuth({ pool, store, secrets, publicUrl, trustedOrigins }: AuthOptions) {
  return betterAuth({
    appName: "modelstudio-sso",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secrets,
    database: pool,
    trustedOrigins,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      modelName: "auth_session",
      expiresIn: 60 * 60 * 12,
      updateAge: 60 * 60,
      // A passkey stays when the session is long gone, so an open browser alone is not enough to add one.
      freshAge: 60 * 30,
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: {
        "/sign-in/email": { window: 60, max: 20 },
        "/passkey/verify-authentication": { window: 60, max: 20 },
        "/two-factor/*": { window: 60, max: 20 },
      },
      customStorage: {
        // Only `consume` is called; the other two belong to an older way of counting.
        get: async () => undefined,
        set: async () => undefined,
        consume: async (key, rule) => store.attempts.count(`http:${key}`, rule),
      },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== "/sign-in/email" || typeof ctx.body?.email !== "string") return;
        // No address at all, and no text that PostgreSQL keeps; better-auth refuses it.
        if (ctx.body.email.includes("\0")) return;
        const key = `account:${ctx.body.email.toLowerCase().slice(0, 254)}`;
        const { allowed } = await store.attempts.count(key, accountTries);
        if (!allowed) throw new APIError("TOO_MANY_REQUESTS", { message: "Too many attempts" });
      }),
    },
    advanced: {
      cookiePrefix: "msso",
      useSecureCookies: publicUrl.startsWith("https://"),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    user: { modelName: "auth_user" },
    account: { modelName: "auth_account" },
    verification: { modelName: "auth_verification" },
    logger: { disabled: true },
    databaseHooks: {},
    plugins: [
      codesOnce(store),
      secondFactor(),
      passkeys(publicUrl, trustedOrigins),
      companySessions(store),
      writingDown(store),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
