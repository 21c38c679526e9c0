import { diagnostic } from "@modelstudio-sso/contracts";
import { authorOf, originOfRequest, recordAs } from "../audit/record.ts";
import { tokenHash } from "../auth/api-token.ts";
import { makeResetLink as make } from "../auth/reset-link.ts";
import { countTry, linkTries } from "../auth/slow-down.ts";
import type { ResetLink } from "../storage/reset-links.ts";
import { api, type RequestContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

export const makeResetLink = api.people.makeResetLink.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const person = await services.store.people.get(organization.id, input.id);
  if (person === null) {
    throw new Refused(
      [diagnostic("request.not-found", { detail: "There is no such person in your organisation." })],
      "NOT_FOUND",
    );
  }
  return make({
    store: services.store,
    publicUrl: services.publicUrl,
    now: services.now(),
    author: authorOf(signed),
    organizationId: organization.id,
    person,
    liftSecondFactor: input.liftSecondFactor,
  });
});

function resetOver(): Refused {
  return new Refused([
    diagnostic("people.reset-over", {
      detail: "A link works once and for 24 hours. Ask an owner for another one.",
    }),
  ]);
}

async function openLink({ services, origin }: RequestContext, token: string): Promise<ResetLink> {
  await countTry(services.store, `link:${origin.address}`, linkTries);
  const found = await services.store.resetLinks.byToken(tokenHash(token), services.now());
  if (found === null) throw resetOver();
  return found;
}

export const showReset = api.people.showReset.handler(async ({ input, context }) => {
  const { organization, email, name, liftSecondFactor } = await openLink(context, input.token);
  return { organization, email, name, liftSecondFactor };
});

export const reset = api.people.reset.handler(async ({ input, context }) => {
  const { services } = context;
  const link = await openLink(context, input.token);
  const { organizationId, userId, email, name, liftSecondFactor } = link;
  const { password } = await services.auth.$context;
  const hash = await password.hash(input.password);
  const actor = { kind: "person" as const, id: userId, name, email, key: null };
  const author = { actor, from: originOfRequest(context) };
  await recordAs({ store: services.store, organizationId, author }, async (store, note) => {
    if (!(await store.resetLinks.use(link.id, services.now()))) throw resetOver();
    await store.sessions.setPasswordHash(userId, hash);
    if (liftSecondFactor) await store.sessions.liftSecondFactor(userId);
    // Whoever holds a session may be why the password had to go.
    const sessionsEnded = await store.sessions.revokeAll(userId);
    note({
      action: "password.reset",
      subject: { kind: "person", id: userId, name: email },
      facts: { sessionsEnded, liftSecondFactor },
    });
  });
  return { email };
});
