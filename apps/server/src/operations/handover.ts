import { diagnostic, type Federation, type LoginTest } from "@modelstudio-sso/contracts";
import { keepLoginTest } from "../audit/login-test.ts";
import { type Author, originOfRequest, recordAs, recorded } from "../audit/record.ts";
import { newLinkToken, tokenHash } from "../auth/api-token.ts";
import { countTry, linkTries } from "../auth/slow-down.ts";
import { judgeCaptured } from "../login-test/judge-captured.ts";
import type { AttemptLimit } from "../storage/attempts.ts";
import type { OpenHandover } from "../storage/handover.ts";
import { metadataOf, propose } from "../watch/propose.ts";
import { aboutFederation, api, federationOf, type RequestContext, signedIn } from "./context.ts";
import { guideFor } from "./guide.ts";
import { Refused } from "./refused.ts";

const dayMs = 86_400_000;
/** What one link may have judged and kept; many times what setting up an IdP takes. */
const sendings: AttemptLimit = { window: 3_600, max: 60 };
/** How this service names whoever has the link: nobody knows more about them. */
const idpAdmin = "the IdP admin";

interface Holder {
  link: OpenHandover;
  federation: Federation;
  author: Author;
}

/** Whoever has the link; only misses are counted, since a person who works with it asks often. */
async function holderOf(
  context: RequestContext,
  { token, count = false }: { token: string; count?: boolean },
): Promise<Holder> {
  const { services, origin } = context;
  const { store } = services;
  const link = await store.handover.byToken(tokenHash(token), { now: services.now(), count });
  const federation =
    link === null ? null : await store.federations.get(link.organizationId, link.federationId);
  if (link === null || federation === null) {
    await countTry(store, `handover:${origin.address}`, linkTries);
    throw new Refused(
      [
        diagnostic("handover.over", {
          detail: "Ask the person who sent it for a fresh one; it goes on where this one stopped.",
        }),
      ],
      "NOT_FOUND",
    );
  }
  const actor = { kind: "unknown" as const, id: null, name: idpAdmin, email: null, key: null };
  return { link, federation, author: { actor, from: originOfRequest(context) } };
}

/** As `holderOf`, for what leaves something behind. */
async function senderOf(context: RequestContext, token: string): Promise<Holder> {
  const holder = await holderOf(context, { token });
  await countTry(context.services.store, `handover-sent:${holder.federation.id}`, sendings);
  return holder;
}

export const get = api.handover.get.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const federation = await federationOf(signed, input.id);
  const [link, notes] = await Promise.all([
    services.store.handover.get(organization.id, federation.id, services.now()),
    services.store.handover.notes(organization.id, federation.id),
  ]);
  return { link, notes };
});

export const create = api.handover.create.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  const federation = await federationOf(signed, input.id);
  const token = newLinkToken();
  const expiresAt = new Date(services.now().getTime() + input.days * dayMs);
  const link = await recorded(signed, async (store, note) => {
    note({
      action: "handover.made",
      ...aboutFederation(federation),
      facts: { expiresAt: expiresAt.toISOString() },
    });
    return store.handover.replace(organization.id, federation.id, {
      tokenHash: tokenHash(token),
      by: person.email,
      expiresAt,
    });
  });
  // Behind the hash mark, so that no server, proxy or referrer on the way ever sees it.
  return { link, address: `${services.publicUrl}/handover#${token}` };
});

export const revoke = api.handover.revoke.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  const revoked = await recorded(signed, async (store, note) => {
    const ended = await store.handover.end(signed.organization.id, federation.id);
    if (ended) note({ action: "handover.ended", ...aboutFederation(federation) });
    return ended;
  });
  return { revoked };
});

/** Of tests that others made, an outsider sees nothing. */
function ownTests(tests: readonly LoginTest[]): LoginTest[] {
  return tests.filter((test) => test.startedBy === idpAdmin).slice(0, 10);
}

export const open = api.handover.open.handler(async ({ input, context }) => {
  const { link, federation } = await holderOf(context, { token: input.token, count: input.first });
  const { services } = context;
  const { organizationId } = link;
  const xml = metadataOf(federation);
  const [settings, proposals, tests, notes, described] = await Promise.all([
    services.store.organizations.settings(organizationId),
    services.store.proposals.list(organizationId, federation.id),
    services.store.loginTests.list(organizationId, federation.id),
    services.store.handover.notes(organizationId, federation.id),
    xml === undefined ? null : services.saml.describeMetadata(xml, { now: services.now() }),
  ]);
  return {
    organization: settings.name,
    federation: federation.document.name,
    site: federation.document.site,
    invitedBy: link.createdBy,
    expiresAt: link.expiresAt,
    idp: described?.idp ?? null,
    proposals: proposals
      .filter((proposal) => proposal.source === "idp-admin")
      .map(({ id, at, status, ok, diagnostics }) => ({ id, at, status, ok, diagnostics })),
    tests: ownTests(tests),
    notes,
  };
});

export const guide = api.handover.guide.handler(async ({ input, context }) => {
  const { federation } = await holderOf(context, input);
  return guideFor(context.services, federation, input);
});

export const sendMetadata = api.handover.sendMetadata.handler(async ({ input, context }) => {
  const { link, federation, author } = await senderOf(context, input.token);
  const { services } = context;
  const checked = await services.saml.describeMetadata(input.xml, { now: services.now() });
  // What is wrong with the file is for the one who can fix it; the cloud admin need not decide on it.
  if (!checked.ok) return { outcome: "refused" as const, diagnostics: checked.diagnostics };
  const made = await propose(services, {
    organizationId: link.organizationId,
    federation,
    xml: input.xml,
    source: "idp-admin",
    by: idpAdmin,
    author,
  });
  return {
    outcome: made === null ? ("known" as const) : ("sent" as const),
    diagnostics: checked.diagnostics,
  };
});

export const checkResponse = api.handover.checkResponse.handler(async ({ input, context }) => {
  const { link, federation, author } = await senderOf(context, input.token);
  const { services } = context;
  const { organizationId } = link;
  const report = await judgeCaptured(services, {
    organizationId,
    federation,
    response: input.response,
    consentToExchange: false,
  });
  return keepLoginTest(
    { store: services.store, organizationId, author, report },
    { federationId: federation.id, kind: "captured", by: idpAdmin },
  );
});

export const saveNotes = api.handover.saveNotes.handler(async ({ input, context }) => {
  const { link, author } = await holderOf(context, input);
  const { organizationId, federationId } = link;
  await recordAs({ store: context.services.store, organizationId, author }, async (store) => {
    await store.handover.saveNotes(organizationId, federationId, input.notes);
  });
  return input.notes;
});
