import { randomUUID } from "node:crypto";
import {
  type ChannelSettings,
  changedFields,
  diagnostic,
  mostChannels,
  type NotificationChannel,
} from "@modelstudio-sso/contracts";
import { recorded } from "../audit/record.ts";
import { bothSignMs, secretContext } from "../notifications/channel-secrets.ts";
import { shownDelivery } from "../notifications/delivery.ts";
import { usualPace } from "../notifications/pace.ts";
import { newWebhookSecret } from "../notifications/signature.ts";
import { sha256 } from "../storage/audit.ts";
import { toChannel } from "../storage/notification-channels.ts";
import type { Store } from "../storage/store.ts";
import { api, mustFind, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

const aboutChannel = ({ id, name }: { id: string; name: string }) => ({
  subject: { kind: "notification-channel", id, name },
});

const conflict = (detail: string) => new Refused([diagnostic("request.conflict", { detail })], "CONFLICT");

/** A channel for mail on a server that sends none would be silent without anybody knowing why. */
function mustBeSendable({ services }: SignedInContext, { target }: ChannelSettings): void {
  if (target.kind !== "mail" || services.config.mail !== undefined) return;
  throw new Refused([
    diagnostic("notification.mail-unset", {
      detail: "Whoever runs this service sets SMTP_URL and MAIL_FROM. Webhooks work without it.",
      path: "target.kind",
      want: "webhook",
      got: "mail",
    }),
  ]);
}

const channelOf = ({ organization }: SignedInContext, store: Store, id: string) =>
  mustFind("channel", id, (key) => store.channels.get(organization.id, key));

function settingsOf({ name, target, language, events, enabled }: NotificationChannel): ChannelSettings {
  return { name, target, language, events, enabled };
}

export const channels = api.notifications.channels.handler(async ({ context }) => {
  const { services, organization } = signedIn(context);
  return {
    channels: await services.store.channels.list(organization.id),
    mail: services.config.mail !== undefined,
  };
});

export const createChannel = api.notifications.createChannel.handler(({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  mustBeSendable(signed, input);
  const id = randomUUID();
  const secret = input.target.kind === "webhook" ? newWebhookSecret() : null;
  return recorded(signed, async (store, note) => {
    if ((await store.channels.list(organization.id)).length >= mostChannels) {
      throw new Refused([
        diagnostic("notification.too-many-channels", {
          detail: "Remove one that is not needed any more.",
          want: `at most ${mostChannels}`,
        }),
      ]);
    }
    const channel = await store.channels.add(organization.id, {
      id,
      settings: input,
      secret: secret === null ? null : services.sealer.seal(secret, secretContext(id)),
      by: person.email,
      at: services.now(),
    });
    note({
      action: "notification.channel-made",
      ...aboutChannel(channel),
      changes: changedFields({}, settingsOf(channel), sha256),
    });
    return { channel, secret };
  });
});

export const saveChannel = api.notifications.saveChannel.handler(({ input, context }) => {
  const signed = signedIn(context);
  const { organization, services } = signed;
  const { id, ...settings } = input;
  return recorded(signed, async (store, note) => {
    const before = toChannel(await channelOf(signed, store, id));
    if (before.target.kind !== settings.target.kind) {
      throw conflict("The kind of a channel stays. Add a channel of the other kind and remove this one.");
    }
    if (settings.enabled) mustBeSendable(signed, settings);
    const channel = await store.channels.save(organization.id, id, settings);
    if (!settings.enabled) await store.outbox.giveUpWaiting(id, "channel-off", services.now());
    const changes = changedFields(settingsOf(before), settingsOf(channel), sha256);
    if (changes.length > 0)
      note({ action: "notification.channel-changed", ...aboutChannel(channel), changes });
    return channel;
  });
});

export const removeChannel = api.notifications.removeChannel.handler(({ input, context }) => {
  const signed = signedIn(context);
  return recorded(signed, async (store, note) => {
    const channel = await channelOf(signed, store, input.id);
    const removed = await store.channels.remove(signed.organization.id, channel.id);
    note({ action: "notification.channel-removed", ...aboutChannel(channel) });
    return { removed };
  });
});

export const rotateSecret = api.notifications.rotateSecret.handler(({ input, context }) => {
  const signed = signedIn(context);
  const { services } = signed;
  return recorded(signed, async (store, note) => {
    const before = await channelOf(signed, store, input.id);
    if (before.secret === null) throw conflict("A channel for mail signs nothing and has no secret.");
    const secret = newWebhookSecret();
    const channel = await store.channels.saveSecrets(before.id, {
      secret: services.sealer.seal(secret, secretContext(before.id)),
      secret_before: before.secret,
      secret_before_until: new Date(services.now().getTime() + bothSignMs),
    });
    note({ action: "notification.secret-renewed", ...aboutChannel(channel) });
    return { channel, secret };
  });
});

/** Makes the attempt that the caller has taken, and gives what became of it. */
async function sentNow(signed: SignedInContext, id: string) {
  const { services, organization } = signed;
  const find = () => mustFind("delivery", id, (key) => services.store.outbox.takenOne(organization.id, key));
  await services.sender.send(await find());
  return shownDelivery(await find());
}

export const test = api.notifications.test.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  const id = await recorded(signed, async (store, note) => {
    const channel = await channelOf(signed, store, input.id);
    note({ action: "notification.tested", ...aboutChannel(channel) });
    const at = services.now();
    const details = { channel: channel.name, by: person.name };
    const [delivery = ""] = await store.outbox.add(organization.id, {
      draft: { type: "test", details, federation: null, path: "/notifications", at },
      channels: [channel.id],
      takenUntil: new Date(at.getTime() + usualPace.leaseMs),
    });
    return delivery;
  });
  return sentNow(signed, id);
});

export const deliveries = api.notifications.deliveries.handler(async ({ input, context }) => {
  const { services, organization } = signedIn(context);
  const recent = await services.store.outbox.recent(organization.id, input.limit);
  return { deliveries: recent.map(shownDelivery) };
});

export const sendAgain = api.notifications.sendAgain.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const until = new Date(services.now().getTime() + usualPace.leaseMs);
  await recorded(signed, async (store, note) => {
    const { delivery, channel, event } = await mustFind("delivery", input.id, (key) =>
      store.outbox.takenOne(organization.id, key),
    );
    if (!channel.enabled && event.type !== "test") {
      throw conflict("The channel is switched off. Switch it on first.");
    }
    const begun = await store.outbox.again(organization.id, delivery.id, { now: services.now(), until });
    if (!begun) throw conflict("It is being sent already.");
    note({
      action: "notification.sent-again",
      ...aboutChannel(channel),
      ...(event.federation === null ? {} : { federation: event.federation.id }),
      facts: { delivery: delivery.id, type: event.type },
    });
  });
  return sentNow(signed, input.id);
});
