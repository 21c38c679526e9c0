import { betterAuth } from "better-auth";
import type { Pool } from "pg";
import { clientAddressHeader } from "../http/auth-guards.ts";

export interface AuthOptions {
  pool: Pool;
  secret: string;
  publicUrl: string;
  /** Origins a browser may sign in from, beside `publicUrl`. */
  trustedOrigins: string[];
}

/**
 * Sign-in of the people who run this service. Nobody can sign up: the first start's link makes the owner, and the
 * owner invites. Cookies are Lax, so that a response posted to the ACS from another site never acts as a person.
 */
export function createAuth({ pool, secret, publicUrl, trustedOrigins }: AuthOptions) {
  return betterAuth({
    appName: "modelstudio-sso",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    database: pool,
    trustedOrigins,
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { modelName: "auth_session", expiresIn: 60 * 60 * 12, updateAge: 60 * 60 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { "/sign-in/email": { window: 60, max: 20 } },
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
  });
}

export type Auth = ReturnType<typeof createAuth>;
