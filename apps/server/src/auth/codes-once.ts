import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import type { Store } from "../storage/store.ts";
import { tokenHash } from "./api-token.ts";
import { halfSignedIn } from "./half-signed-in.ts";

/** Longer than any code is accepted: its own half minute, and the ones before and after. */
const once = { window: 120, max: 1 };

/**
 * Lets a code of an authenticator app sign in once. Who saw it being typed could use it again within its half minute
 * otherwise. Source: RFC 6238, section 5.2; NIST SP 800-63B, 5.1.4.2.
 */
export function codesOnce(store: Store): BetterAuthPlugin {
  return {
    id: "codes-once",
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === "/two-factor/verify-totp",
          handler: createAuthMiddleware(async (ctx) => {
            const user = await halfSignedIn(ctx);
            const code: unknown = ctx.body?.code;
            if (user === null || typeof code !== "string") return;
            const { allowed } = await store.attempts.count(`code:${user.id}:${tokenHash(code)}`, once);
            if (!allowed)
              throw new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "Invalid code" });
          }),
        },
      ],
    },
  };
}
