import { CloudError } from "@modelstudio-sso/federation";
import type { Services } from "../services.ts";
import type { EventDraft } from "../storage/notification-outbox.ts";
import { federationPart, type LookedAt } from "./notice-looks.ts";
import { tellOnce } from "./tell.ts";

/** Part of a quota that may be used before it is told. */
const near = 0.9;

const counted = ["roles", "users", "policies"] as const;

/** GetAccountSummary's own names begin with a capital, the SDK's with a small letter. */
function numberIn(summary: Record<string, number>, name: string): number | undefined {
  return summary[name] ?? summary[`${name.charAt(0).toUpperCase()}${name.slice(1)}`];
}

/**
 * Asks how much of the account's quotas is used, where a channel wants to know it: one call. Each quota is told once,
 * until it is less used again. A number that the account does not report is not guessed.
 */
export async function noticeQuotas(
  { store, cloud, now }: Pick<Services, "store" | "cloud" | "now">,
  { organizationId, federation }: LookedAt,
): Promise<void> {
  if ((await store.channels.wanting(organizationId, ["quota-near"])).length === 0) return;
  const { site, accountId } = federation.document;
  const summary = await cloud(federation.document)
    .accountSummary()
    .catch((error: unknown) => {
      // The look itself tells of a cloud that does not answer; the right to ask this may be missing.
      if (error instanceof CloudError) return {};
      throw error;
    });
  for (const of of counted) {
    const [used, limit] = [numberIn(summary, of), numberIn(summary, `${of}Quota`)];
    if (used === undefined || limit === undefined || limit <= 0) continue;
    // Of the account and not of a federation, which may be one of many there.
    const topic = `quota/${site}/${accountId}/${of}`;
    if (used < limit * near) {
      await store.told.forget(organizationId, topic);
      continue;
    }
    const draft: EventDraft = {
      type: "quota-near",
      details: { site, accountId, of, used, limit },
      federation: federationPart(federation),
      path: `/federations/${federation.id}/account`,
      at: now(),
    };
    await tellOnce(store, organizationId, { draft, once: { topic, federationId: null, value: "told" } });
  }
}
