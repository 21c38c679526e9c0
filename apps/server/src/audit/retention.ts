import type { AuditSigner } from "@modelstudio-sso/federation";
import type { Logger } from "pino";
import type { Store } from "../storage/store.ts";
import { recordAs, theService } from "./record.ts";

/** How often it is looked whether entries have grown too old, in milliseconds. */
const lookEveryMs = 6 * 60 * 60_000;

export interface Retention {
  store: Store;
  signer: AuditSigner;
  /** Days that entries are kept; `null`: for ever. */
  days: number | null;
  now(): Date;
}

/** Takes away the entries of one organisation that are too old, and signs the place where the chain begins now. */
async function prune({ store, signer, now }: Retention, organizationId: string, days: number): Promise<void> {
  const before = new Date(now().getTime() - days * 86_400_000);
  const place = await store.audit.lastBefore(organizationId, before);
  if (place === null) return;
  await recordAs({ store, organizationId, author: theService }, async (inside, note) => {
    const entries = await inside.audit.prune(organizationId, {
      ...place,
      ...signer.seal(organizationId, place),
    });
    if (entries > 0)
      note({ action: "audit.pruned", facts: { through: place.seq, hash: place.hash, entries, days } });
  });
}

/** Prunes every organisation's chain once. */
export async function pruneAll(retention: Retention): Promise<void> {
  if (retention.days === null) return;
  for (const organizationId of await retention.store.organizations.all())
    await prune(retention, organizationId, retention.days);
}

/** Looks now and then, for as long as the service runs. */
export function keepRetention(retention: Retention, log: Logger): { stop(): Promise<void> } {
  let turn = Promise.resolve();
  const look = () => {
    turn = turn
      .then(async () => {
        await pruneAll(retention);
        await retention.store.attempts.forget(86_400);
      })
      .catch((error: unknown) => log.warn({ err: error }, "old audit entries could not be pruned"));
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}
