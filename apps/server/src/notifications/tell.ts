import type { EventType } from "@modelstudio-sso/contracts";
import type { EventDraft } from "../storage/notification-outbox.ts";
import type { Topic } from "../storage/notification-told.ts";
import type { Store } from "../storage/store.ts";

/**
 * Puts an event into the outbox for every channel that wants it. Joins the caller's transaction, so that what happened
 * and that it is told are kept together or not at all.
 */
export async function tell(store: Store, organizationId: string, draft: EventDraft): Promise<void> {
  const channels = await store.channels.wanting(organizationId, [draft.type]);
  if (channels.length > 0) await store.outbox.add(organizationId, { draft, channels });
}

/** What must be new for something to be told: another value, or a number below the one told last. */
export type Once = Omit<Topic, "organizationId"> & ({ value: string } | { below: number });

/**
 * The same where it was not told already, by this server or another one. Where nobody wants to know it, it counts as
 * not told: a channel that is added later still hears of it. `alsoFor`: it is remembered for them, too.
 */
export async function tellOnce(
  store: Store,
  organizationId: string,
  given: { draft: EventDraft; once: Once; alsoFor?: readonly EventType[] },
): Promise<void> {
  const { draft, once, alsoFor = [] } = given;
  await store.inTransaction(async (inside) => {
    const interested = await inside.channels.wanting(organizationId, [draft.type, ...alsoFor]);
    if (interested.length === 0) return;
    const topic = { organizationId, topic: once.topic, federationId: once.federationId, at: draft.at };
    const isNew =
      "below" in once
        ? await inside.told.lower({ ...topic, value: once.below })
        : await inside.told.mark({ ...topic, value: once.value });
    if (isNew) await tell(inside, organizationId, draft);
  });
}
