import type { Logger } from "pino";
import { SealError, type Sealer } from "../secrets/sealed.ts";
import type { SealedSecrets } from "../storage/notification-channels.ts";
import type { Store } from "../storage/store.ts";

/** How long the secret before signs beside the new one, in milliseconds. */
export const bothSignMs = 24 * 60 * 60_000;

/** What a secret of this channel is sealed for; in another channel's row it does not open. */
export function secretContext(channelId: string): string {
  return `notification-channel/${channelId}/secret`;
}

/** The secrets that sign now, the newest first. Throws `SealError`. */
export function secretsInForce(sealer: Sealer, channel: SealedSecrets & { id: string }, now: Date): string[] {
  const { id, secret, secret_before: before, secret_before_until: until } = channel;
  const sealed = [secret, until !== null && until > now ? before : null];
  return sealed.filter((one) => one !== null).map((one) => sealer.open(one, secretContext(id)));
}

/** Puts every secret under the present key, so that the one before can be forgotten. */
export async function resealSecrets(store: Store, sealer: Sealer, log: Logger): Promise<void> {
  await store.inTransaction(async (inside) => {
    for (const { id, ...secrets } of await inside.channels.withSecrets()) {
      const renewed = (sealed: string | null) =>
        sealed === null ? null : (sealer.renewed(sealed, secretContext(id)) ?? sealed);
      try {
        const next = { secret: renewed(secrets.secret), secret_before: renewed(secrets.secret_before) };
        if (next.secret === secrets.secret && next.secret_before === secrets.secret_before) continue;
        await inside.channels.saveSecrets(id, { ...secrets, ...next });
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        log.error(
          { channel: id, reason: error.reason },
          `the secret of a webhook cannot be read: ${error.message}`,
        );
      }
    }
  });
}
