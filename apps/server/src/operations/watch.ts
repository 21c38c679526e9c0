import { diagnostic, type WatchSettings } from "@modelstudio-sso/contracts";
import { recorded } from "../audit/record.ts";
import { healthOf } from "../watch/health.ts";
import { look } from "../watch/look.ts";
import { api, federationOf, mayReach, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

const watchOf = ({ services, organization }: SignedInContext, federationId: string) =>
  services.store.watches.get(organization.id, federationId);

const settingNames = ["driftMode", "driftEveryMinutes", "metadataUrl", "metadataEveryHours"] as const;

function settingChanges(before: WatchSettings, after: WatchSettings) {
  return settingNames
    .filter((name) => before[name] !== after[name])
    .map((name) => ({
      path: name,
      before: JSON.stringify(before[name]),
      after: JSON.stringify(after[name]),
    }));
}

export const health = api.watch.health.handler(async ({ context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const federations = await services.store.federations.list(organization.id);
  const reachable = federations.filter((federation) => mayReach(signed, federation));
  return { federations: await healthOf(services, organization.id, reachable) };
});

export const get = api.watch.get.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { id } = await federationOf(signed, input.id);
  return watchOf(signed, id);
});

export const save = api.watch.save.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { id, ...settings } = input;
  const federation = await federationOf(signed, id);
  const before = await watchOf(signed, federation.id);
  await recorded(signed, async (store, note) => {
    await store.watches.save(signed.organization.id, federation.id, settings);
    const changes = settingChanges(before, settings);
    if (changes.length > 0) {
      note({
        action: "watch.settings-changed",
        subject: { kind: "federation", id: federation.id, name: federation.document.name },
        federation: federation.id,
        changes,
      });
    }
  });
  return watchOf(signed, federation.id);
});

export const checkNow = api.watch.checkNow.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const federation = await federationOf(signed, input.id);
  await look(services, input.what, { organizationId: organization.id, federationId: federation.id });
  return watchOf(signed, federation.id);
});

export const approveEnforcement = api.watch.approveEnforcement.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { organization, person } = signed;
  const federation = await federationOf(signed, input.id);
  if (federation.version !== input.version) {
    throw new Refused(
      [diagnostic("request.conflict", { detail: "The document was changed meanwhile. Look at it again." })],
      "CONFLICT",
    );
  }
  if (await signed.services.store.watches.ownChange(organization.id, federation.id, person.email)) {
    throw new Refused([
      diagnostic("approval.own", {
        detail: "You wrote this version of the document, and the federation asks for two persons.",
        want: "somebody else's approval",
        got: person.email,
      }),
    ]);
  }
  await recorded(signed, async (store, note) => {
    const { version } = input;
    await store.watches.approve(organization.id, federation.id, { by: person.email, version });
    note({
      action: "watch.enforcement-approved",
      subject: { kind: "federation", id: federation.id, name: federation.document.name },
      federation: federation.id,
      facts: { version },
    });
  });
  return watchOf(signed, federation.id);
});

export const withdrawEnforcement = api.watch.withdrawEnforcement.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  await recorded(signed, async (store, note) => {
    await store.watches.approve(signed.organization.id, federation.id, null);
    note({
      action: "watch.enforcement-withdrawn",
      subject: { kind: "federation", id: federation.id, name: federation.document.name },
      federation: federation.id,
    });
  });
  return watchOf(signed, federation.id);
});
