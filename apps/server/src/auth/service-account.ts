import type { CloudAccount } from "@modelstudio-sso/contracts";
import type { AccountRef } from "../account/cloud-accounts.ts";
import type { Services } from "../services.ts";

/** How long the answer is believed, in milliseconds: credentials rarely move to another account. */
const believedMs = 5 * 60_000;

const known = new WeakMap<Services, { at: number; account: Promise<CloudAccount> }>();

/** The account that the service's own key belongs to. Throws `CloudError`. */
export async function ownAccount(services: Services): Promise<CloudAccount> {
  const now = services.now().getTime();
  const last = known.get(services);
  if (last !== undefined && now - last.at < believedMs) return last.account;
  const { site } = services.config;
  const account = services
    .cloud({ site })
    .callerIdentity()
    .then(({ accountId }) => ({ site, accountId }));
  known.set(services, { at: now, account });
  account.catch(() => known.delete(services));
  return account;
}

/** The account that is really spoken to where this one is asked for. Throws `CloudError`. */
export async function accountBehind(services: Services, asked: AccountRef): Promise<CloudAccount> {
  return services.accounts.configured(asked) ?? (await ownAccount(services));
}
