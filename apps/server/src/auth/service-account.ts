import type { Services } from "../services.ts";

/** How long the answer is believed, in milliseconds: credentials rarely move to another account. */
const believedMs = 5 * 60_000;

const known = new WeakMap<Services, { at: number; accountId: Promise<string> }>();

/** The account whose credentials this service works with. */
export async function serviceAccountId(services: Services): Promise<string> {
  const now = services.now().getTime();
  const last = known.get(services);
  if (last !== undefined && now - last.at < believedMs) return last.accountId;
  const accountId = services
    .cloud(services.config.site)
    .callerIdentity()
    .then((identity) => identity.accountId);
  known.set(services, { at: now, accountId });
  accountId.catch(() => known.delete(services));
  return accountId;
}
