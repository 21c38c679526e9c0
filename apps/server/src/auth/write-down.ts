import type { AuditActor } from "@modelstudio-sso/contracts";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { type Author, type Note, recordAs, strangerFrom } from "../audit/record-as.ts";
import { clientAddressHeader } from "../http/auth-guards.ts";
import { browserHash } from "../http/browser-hash.ts";
import type { Store } from "../storage/store.ts";
import { companyOnlyCode } from "./company-sessions.ts";
import { type Context, halfSignedIn, type User } from "./half-signed-in.ts";

function originOf({ headers }: Context): Author["from"] {
  const agent = headers?.get("user-agent") ?? null;
  return {
    address: headers?.get(clientAddressHeader) ?? null,
    browser: agent === null ? null : browserHash(agent),
    requestId: null,
  };
}

function actorOf({ id, name, email }: User): AuditActor {
  return { kind: "person", id, name, email, key: null };
}

/** What happened at an address of better-auth, where it is worth keeping. */
const changes: Readonly<Record<string, Note["action"]>> = {
  "/two-factor/disable": "second-factor.disabled",
  "/two-factor/generate-backup-codes": "second-factor.codes-renewed",
  "/passkey/verify-registration": "passkey.added",
  "/passkey/delete-passkey": "passkey.removed",
};

const methods: Readonly<Record<string, string>> = {
  "/sign-in/email": "password",
  "/two-factor/verify-totp": "password and code",
  "/two-factor/verify-backup-code": "password and recovery code",
  "/passkey/verify-authentication": "passkey",
};

interface WritingDown {
  store: Store;
}

async function writeDown({ store }: WritingDown, who: { ctx: Context; user: User | null }, entry: Note) {
  const { ctx, user } = who;
  const membership = user === null ? null : await store.organizations.ofUser(user.id);
  // An e-mail nobody has is kept out: people type passwords into the wrong field.
  const organizationId = membership?.organization.id ?? (await store.organizations.theOnlyOne());
  if (organizationId === null) return;
  const from = originOf(ctx);
  const author = user === null ? strangerFrom(from) : { actor: actorOf(user), from };
  await recordAs({ store, organizationId, author }, async (_store, note) => note(entry));
}

/** The account that a failed sign-in was aimed at. */
async function aimedAt(ctx: Context): Promise<User | null> {
  if (ctx.path.startsWith("/two-factor/")) return halfSignedIn(ctx);
  const email: unknown = ctx.body?.email;
  if (typeof email !== "string") return null;
  return (await ctx.context.internalAdapter.findUserByEmail(email.toLowerCase()))?.user ?? null;
}

async function signInEnded(writing: WritingDown, ctx: Context, method: string): Promise<void> {
  const fresh = ctx.context.newSession;
  if (fresh !== null && fresh !== undefined) {
    await writeDown(writing, { ctx, user: fresh.user }, { action: "session.signed-in", facts: { method } });
  } else if (ctx.context.returned instanceof APIError) {
    const user = await aimedAt(ctx);
    const companyOnly = ctx.context.returned.body?.code === companyOnlyCode;
    const facts = {
      method,
      knownPerson: user !== null,
      ...(companyOnly ? { codes: "sign-in.company-only" } : {}),
    };
    await writeDown(writing, { ctx, user }, { action: "session.sign-in-failed", facts });
  }
}

/** Writes down what people do with better-auth's own endpoints; belongs behind all other plugins, as they may undo. */
export function writingDown(store: Store): BetterAuthPlugin {
  const writing = { store };
  return {
    id: "write-down",
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === "/sign-out",
          handler: createAuthMiddleware(async (ctx) => {
            const session = await getSessionFromCtx(ctx);
            if (session === null) return;
            await writeDown(writing, { ctx, user: session.user }, { action: "session.signed-out" });
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => path !== undefined && (path in methods || path in changes),
          handler: createAuthMiddleware(async (ctx) => {
            const method = methods[ctx.path];
            const session = ctx.context.session;
            // The same code, given in an open session, ends the enrolment.
            if (ctx.path === "/two-factor/verify-totp" && session) {
              if (ctx.context.returned instanceof APIError) return;
              await writeDown(writing, { ctx, user: session.user }, { action: "second-factor.enabled" });
            } else if (method !== undefined) {
              await signInEnded(writing, ctx, method);
            } else {
              const action = changes[ctx.path];
              if (action === undefined || !session || ctx.context.returned instanceof APIError) return;
              await writeDown(writing, { ctx, user: session.user }, { action });
            }
          }),
        },
      ],
    },
  };
}
