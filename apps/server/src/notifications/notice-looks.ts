import { type DriftCheck, type Federation, type MetadataLook, mostListed } from "@modelstudio-sso/contracts";
import type { EventDraft } from "../storage/notification-outbox.ts";
import type { Store } from "../storage/store.ts";
import type { Looked } from "../storage/watches.ts";
import { tell, tellOnce } from "./tell.ts";

/** So many looks in a row must fail before it is told: the network or the cloud may be away for one. */
const failuresTold = 3;

export interface LookedAt {
  organizationId: string;
  federation: Federation;
}

export function federationPart({ id, document }: Federation) {
  return { id, name: document.name };
}

/** A look that failed or worked. Failing is told once, until one works again. */
async function noticeFailing(
  store: Store,
  { organizationId, federation }: LookedAt,
  { what, seen }: { what: Looked; seen: DriftCheck | MetadataLook },
): Promise<void> {
  const { id } = federation;
  const at = new Date(seen.at);
  const counted = { organizationId, topic: `${id}/failures/${what}`, federationId: id, at };
  const topic = `${id}/failing/${what}`;
  if (seen.outcome !== "failed") {
    await store.told.forget(organizationId, counted.topic);
    await store.told.forget(organizationId, topic);
    return;
  }
  const times = await store.told.count(counted);
  if (times < failuresTold) return;
  const draft: EventDraft = {
    type: "watch-failing",
    details: { what, times, codes: seen.diagnostics.map(({ code }) => code).slice(0, mostListed) },
    federation: federationPart(federation),
    path: `/federations/${id}/watch`,
    at,
  };
  await tellOnce(store, organizationId, { draft, once: { topic, federationId: id, value: "told" } });
}

/** What a look for drift saw: other drift than was told, or none any more. A failed look says nothing about drift. */
export async function noticeDrift(store: Store, looked: LookedAt, seen: DriftCheck): Promise<void> {
  const { organizationId, federation } = looked;
  const { id } = federation;
  await noticeFailing(store, looked, { what: "drift", seen });
  const topic = `${id}/drift`;
  const about = {
    federation: federationPart(federation),
    path: `/federations/${id}/watch`,
    at: new Date(seen.at),
  };
  if (seen.outcome === "drifted" || seen.outcome === "enforced") {
    const addresses = [...seen.drift].sort();
    const details = {
      count: addresses.length,
      addresses: addresses.slice(0, mostListed),
      runId: seen.runId ?? null,
    };
    await tellOnce(store, organizationId, {
      draft: { ...about, type: "drift-found", details },
      once: { topic, federationId: id, value: addresses.join("\n") },
      alsoFor: ["drift-gone"],
    });
  } else if (seen.outcome === "in-place" && (await store.told.forget(organizationId, topic))) {
    await tell(store, organizationId, { ...about, type: "drift-gone", details: {} });
  }
}

/** What a look for newer metadata saw; what it found there is told where the proposal is kept. */
export function noticeMetadata(store: Store, looked: LookedAt, seen: MetadataLook): Promise<void> {
  return noticeFailing(store, looked, { what: "metadata", seen });
}
