import { acknowledgeableCodes, changedFields, diagnostic } from "@modelstudio-sso/contracts";
import { destroyPlan, isWrite, reviewDocument } from "@modelstudio-sso/federation";
import { recorded } from "../audit/record.ts";
import { sha256 } from "../storage/audit.ts";
import { mustBeAllowedToForget } from "./approvals.ts";
import { aboutFederation, api, federationOf, mayReach, mustReachAccount, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

function conflict(detail: string): Refused {
  return new Refused([diagnostic("request.conflict", { detail })], "CONFLICT");
}

export const list = api.federations.list.handler(async ({ context }) => {
  const signed = signedIn(context);
  const all = await signed.services.store.federations.list(signed.organization.id);
  return { federations: all.filter((federation) => mayReach(signed, federation)) };
});

export const create = api.federations.create.handler(async ({ input: { document }, context }) => {
  const signed = signedIn(context);
  mustReachAccount(signed, document);
  return recorded(signed, async (store, note) => {
    const made = await store.federations.create(signed.organization.id, {
      document,
      by: signed.person.email,
    });
    if (made === null) throw conflict(`There is a federation named "${document.name}" already.`);
    await store.watches.begin(signed.organization.id, made.id);
    note({
      action: "federation.created",
      ...aboutFederation(made),
      changes: changedFields(undefined, document, sha256),
    });
    return made;
  });
});

export const get = api.federations.get.handler(({ input, context }) =>
  federationOf(signedIn(context), input.id),
);

export const save = api.federations.save.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const before = await federationOf(signed, input.id);
  if (before.document.name !== input.document.name) {
    throw new Refused([
      diagnostic("request.invalid", {
        detail: "The name marks what the federation owns at the cloud, so it stays as it is.",
        path: "document.name",
        want: before.document.name,
        got: input.document.name,
      }),
    ]);
  }
  mustReachAccount(signed, input.document, before.id);
  return recorded(signed, async (store, note) => {
    const given = { ...input, by: signed.person.email };
    const saved = await store.federations.save(signed.organization.id, given);
    if (saved === null)
      throw conflict("Somebody saved another version meanwhile. Load it and make your change again.");
    note({
      action: "federation.saved",
      ...aboutFederation(saved),
      changes: changedFields(before.document, saved.document, sha256),
      facts: { version: saved.version },
    });
    return saved;
  });
});

export const remove = api.federations.remove.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  const { document } = federation;
  await mustBeAllowedToForget(signed, federation.id);
  const plan = await destroyPlan(signed.services.cloud(document), document);
  const blocking = plan.findings.filter(
    (found) => found.severity === "error" && !acknowledgeableCodes.includes(found.code),
  );
  // With another account's credentials nothing of ours would be seen, which is not the same as nothing being there.
  if (blocking.length > 0) throw new Refused(blocking);
  const left = plan.changes.filter(isWrite);
  if (left.length > 0) {
    throw new Refused([
      diagnostic("plan.refused", {
        detail:
          "Forgetting the federation would leave what it owns at the cloud without an owner; take that away first.",
        path: `federation/${document.name}`,
        want: "nothing owned",
        got: left.map((change) => change.address).join(", "),
      }),
    ]);
  }
  return recorded(signed, async (store, note) => {
    const removed = await store.federations.remove(signed.organization.id, federation.id);
    if (removed) {
      note({
        action: "federation.removed",
        ...aboutFederation(federation),
        changes: changedFields(document, undefined, sha256),
      });
    }
    return { removed };
  });
});

export const review = api.federations.review.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services } = signed;
  const { document } = await federationOf(signed, input.id);
  const xml = document.loginPath.kind === "idp" ? document.loginPath.metadataXml : undefined;
  const idp =
    xml === undefined ? undefined : await services.saml.describeMetadata(xml, { now: services.now() });
  return { diagnostics: reviewDocument(document), ...(idp === undefined ? {} : { idp }) };
});
