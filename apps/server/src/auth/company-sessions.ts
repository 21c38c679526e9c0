import { diagnostic } from "@modelstudio-sso/contracts";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import type { Store } from "../storage/store.ts";

/** Also what the sign-in page knows this refusal by. */
export const companyOnlyCode = "COMPANY_SIGN_IN_ONLY";

/**
 * Sessions of people whose company has verified them. The endpoint has no address: only this server can call it. Such a
 * sign-in asks for no second factor of ours, since the company's IdP has asked for what the company wants.
 *
 * Where an organisation signs in by its company only, every other session of its members is refused when it would be
 * made, whatever way led there. That is after the password was found right, so nobody else learns of it.
 */
export function companySessions(store: Store) {
  const entering = new WeakSet<object>();
  return {
    id: "company-sessions",
    init: () => ({
      options: {
        databaseHooks: {
          session: {
            create: {
              before: async (session, context) => {
                if (context !== null && entering.has(context)) return;
                if (!(await store.companySignIn.bindsPerson(session.userId))) return;
                const { title } = diagnostic("sign-in.company-only", { detail: "" });
                throw new APIError("FORBIDDEN", { code: companyOnlyCode, message: title });
              },
            },
          },
        },
      },
    }),
    endpoints: {
      enterByCompany: createAuthEndpoint.serverOnly(
        { method: "POST", body: z.object({ userId: z.string() }) },
        async (ctx) => {
          entering.add(ctx);
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.userId);
          if (user === null) throw new APIError("UNAUTHORIZED");
          const session = await internalAdapter.createSession(user.id, false);
          if (session === null) throw new APIError("INTERNAL_SERVER_ERROR");
          await setSessionCookie(ctx, { session, user }, false);
          return { sessionId: session.id };
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
