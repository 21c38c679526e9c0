import { certificateThresholds, type Federation, type Health } from "@modelstudio-sso/contracts";
import type { Services } from "../services.ts";
import type { EventDraft } from "../storage/notification-outbox.ts";
import { healthOf } from "../watch/health.ts";
import { federationPart } from "./notice-looks.ts";
import { tellOnce } from "./tell.ts";

/** How long memberships may wait for a person before it is told, in milliseconds. */
const patienceMs = 3 * 86_400_000;

type Glancing = Pick<Services, "store" | "now">;

/** The nearest of the thresholds that were passed; `undefined`: none yet. */
function thresholdOf(notAfter: string, now: Date) {
  const daysToGo = (Date.parse(notAfter) - now.getTime()) / 86_400_000;
  return certificateThresholds.findLast((days) => daysToGo <= days);
}

async function noticeCertificates(
  { store, now }: Glancing,
  organizationId: string,
  { federation, health }: { federation: Federation; health: Health },
): Promise<void> {
  const { id } = federation;
  const at = now();
  for (const { sha256, notAfter, daysLeft } of health.certificates) {
    const threshold = thresholdOf(notAfter, at);
    if (threshold === undefined) continue;
    const draft: EventDraft = {
      type: "certificate-expiring",
      details: { sha256, notAfter, daysLeft, threshold },
      federation: federationPart(federation),
      path: `/federations/${id}/watch`,
      at,
    };
    // A number that only sinks: after a longer silence the nearest threshold is told, not each that was passed.
    const once = { topic: `${id}/certificate/${sha256}`, federationId: id, below: threshold };
    await tellOnce(store, organizationId, { draft, once });
  }
}

/** Counted and told only while the document is applied: what is not there yet, nobody could add. */
async function noticeMemberships(
  { store, now }: Glancing,
  organizationId: string,
  { federation, health }: { federation: Federation; health: Health },
): Promise<void> {
  const { id } = federation;
  const { pending, wanted } = health.memberships;
  const begun = `${id}/memberships-wait`;
  const topic = `${id}/memberships-told`;
  if (pending === 0) {
    await store.told.forget(organizationId, begun);
    await store.told.forget(organizationId, topic);
    return;
  }
  if (health.unapplied) return;
  const at = now();
  const since = await store.told.since({ organizationId, topic: begun, federationId: id, at });
  if (at.getTime() - since.getTime() < patienceMs) return;
  const draft: EventDraft = {
    type: "human-step-pending",
    details: { pending, wanted, since: since.toISOString() },
    federation: federationPart(federation),
    path: `/federations/${id}/memberships`,
    at,
  };
  await tellOnce(store, organizationId, { draft, once: { topic, federationId: id, value: "told" } });
}

/** Tells what stored data alone says: certificates that end, people that are waited for. Asks the cloud nothing. */
export async function noticeHealth(services: Services, organizationId: string): Promise<void> {
  const { store } = services;
  const federations = await store.federations.list(organizationId);
  const glances = await healthOf(services, organizationId, federations);
  for (const federation of federations) {
    const health = glances.find((glance) => glance.federationId === federation.id);
    if (health === undefined) continue;
    await noticeCertificates(services, organizationId, { federation, health });
    await noticeMemberships(services, organizationId, { federation, health });
  }
}
