import { randomUUID } from "node:crypto";
import { diagnostic } from "@modelstudio-sso/contracts";
import { originOfRequest, recordAs, recorded } from "../audit/record.ts";
import { tokenHash } from "../auth/api-token.ts";
import { passkeyHost } from "../auth/passkey-host.ts";
import { countTry, linkTries, passwordTries } from "../auth/slow-down.ts";
import type { Store } from "../storage/store.ts";
import { api, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

async function companySignIn({ companySignIn: stored }: Store): Promise<"none" | "one" | "several"> {
  const { length } = await stored.offeredBy();
  return length === 0 ? "none" : length === 1 ? "one" : "several";
}

export const get = api.session.get.handler(async ({ context }) => {
  const { services, person, organization, standing } = context;
  return {
    user: person,
    organization,
    role: standing?.role ?? null,
    rights: [...(standing?.rights ?? [])],
    accounts: standing?.accounts === undefined || standing.accounts === null ? null : [...standing.accounts],
    ownerExists: await services.store.organizations.ownerExists(),
    cloud: services.config.cloud,
    sandbox:
      services.sandbox === null
        ? null
        : { cloudUrl: services.sandbox.cloud.url, idpUrl: services.sandbox.idp.url },
    publicUrl: services.publicUrl,
    passkeyHost: passkeyHost(services.publicUrl),
    companySignIn: await companySignIn(services.store),
  };
});

const claimUsed = () =>
  new Refused([
    diagnostic("request.claim-used", {
      detail:
        "The link works once. Restart the service to get a new one while there is no owner; otherwise sign in.",
    }),
  ]);

export const claimOwner = api.session.claimOwner.handler(async ({ input, context }) => {
  const { auth, store } = context.services;
  await countTry(store, `link:${context.origin.address}`, linkTries);
  const claim = tokenHash(input.token);
  if (!(await store.organizations.claimIsOpen(claim))) throw claimUsed();
  const email = input.email.toLowerCase();
  const { password } = await auth.$context;
  const passwordHash = await password.hash(input.password);
  await store.inTransaction(async (inside) => {
    const organizationId = await inside.organizations.claim(claim, "My organisation");
    if (organizationId === null) throw claimUsed();
    const person = { id: randomUUID(), email, name: input.name };
    await inside.people.add({ ...person, organizationId, passwordHash, role: "owner", accounts: null });
    const author = {
      actor: { kind: "person" as const, ...person, key: null },
      from: originOfRequest(context),
    };
    await recordAs({ store: inside, organizationId, author }, async (_store, note) =>
      note({ action: "owner.claimed", subject: { kind: "person", id: person.id, name: email } }),
    );
  });
  return { email };
});

/** The browser's own session; operations with the right `own` never meet a key. */
function sessionOf({ sessionId }: SignedInContext): string {
  if (sessionId === null) throw new Error("An operation of one's own was reached without a session.");
  return sessionId;
}

export const list = api.session.list.handler(async ({ context }) => {
  const signed = signedIn(context);
  return { sessions: await signed.services.store.sessions.list(signed.person.id, sessionOf(signed)) };
});

export const revoke = api.session.revoke.handler(({ input, context }) => {
  const signed = signedIn(context);
  return recorded(signed, async (store, note) => {
    const revoked = await store.sessions.revoke(signed.person.id, input.id);
    if (revoked) note({ action: "session.revoked", facts: { count: 1 } });
    return { revoked };
  });
});

export const revokeOthers = api.session.revokeOthers.handler(({ context }) => {
  const signed = signedIn(context);
  return recorded(signed, async (store, note) => {
    const revoked = await store.sessions.revokeOthers(signed.person.id, sessionOf(signed));
    if (revoked > 0) note({ action: "session.revoked", facts: { count: revoked } });
    return { revoked };
  });
});

export const credentials = api.session.credentials.handler(({ context }) => {
  const { services, person } = signedIn(context);
  return services.store.sessions.credentials(person.id);
});

export const changePassword = api.session.changePassword.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, person } = signed;
  await countTry(services.store, `password:${person.id}`, passwordTries);
  const { password } = await services.auth.$context;
  const hash = await services.store.sessions.passwordHash(person.id);
  if (hash === null || !(await password.verify({ hash, password: input.current }))) {
    throw new Refused([
      diagnostic("people.password-wrong", { detail: "Nothing was changed.", path: "current" }),
    ]);
  }
  const next = await password.hash(input.next);
  return recorded(signed, async (store, note) => {
    await store.sessions.setPasswordHash(person.id, next);
    const revoked = await store.sessions.revokeOthers(person.id, sessionOf(signed));
    note({ action: "password.changed", facts: { otherSessionsEnded: revoked } });
    return { changed: true };
  });
});
