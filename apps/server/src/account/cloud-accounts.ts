import {
  type AlibabaCloud,
  alibabaConnection,
  type CallLimiter,
  type CloudConnection,
  type CredentialSource,
  connectCloud,
  localConnection,
  type OwnCredential,
} from "@modelstudio-sso/alibaba-cloud";
import type { CloudAccount, SiteId } from "@modelstudio-sso/contracts";
import type { Config } from "../config.ts";
import type { AccountKey } from "../configuration/cloud-accounts.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

/** An account to speak to; without an ID, the one that the service's own key belongs to. */
export interface AccountRef {
  site: SiteId;
  accountId?: string | undefined;
}

export interface CloudAccounts {
  /** The cloud as the service reaches this account; an account that is not configured is reached with its own key. */
  of(account: AccountRef): AlibabaCloud;
  /** The entry of the configuration that this account is reached by; `null`: the service's own key. */
  configured(account: AccountRef): CloudAccount | null;
  /** Accounts that have credentials of their own. */
  list: readonly CloudAccount[];
}

const roleSessionName = "modelstudio-sso";

function credentialOf({ roleArn, profile }: AccountKey, own: OwnCredential): CredentialSource {
  const base: OwnCredential = profile === undefined ? own : { kind: "profile", name: profile };
  return roleArn === undefined ? base : { kind: "assumed-role", base, roleArn, roleSessionName };
}

/** How to reach each account of this installation, with one budget of calls an account. */
export function cloudAccounts(given: {
  config: Pick<Config, "cloud" | "cloudAccounts" | "site">;
  sandbox: Pick<Sandbox, "cloud" | "adminKey"> | null;
  limiterOf(key: string): CallLimiter;
}): CloudAccounts {
  const { config, sandbox, limiterOf } = given;
  const entries = config.cloudAccounts.map((entry) => ({ ...entry, site: entry.site ?? config.site }));
  const entryOf = ({ site, accountId }: AccountRef) =>
    entries.find((entry) => entry.site === site && entry.accountId === accountId);
  const own: CloudConnection | null =
    sandbox === null ? null : localConnection(sandbox.cloud.endpoint, sandbox.adminKey);
  const ownKey: OwnCredential =
    sandbox === null ? { kind: "chain" } : { kind: "static", ...sandbox.adminKey };
  const made = new Map<string, AlibabaCloud>();
  return {
    list: entries.map(({ site, accountId }) => ({ site, accountId })),
    configured: (account) => {
      const entry = entryOf(account);
      return entry === undefined ? null : { site: entry.site, accountId: entry.accountId };
    },
    of: (account) => {
      const entry = entryOf(account);
      // One set of credentials, so one account and one budget.
      const key = entry === undefined ? config.cloud : `${config.cloud}/${entry.accountId}`;
      const known = made.get(`${account.site} ${key}`);
      if (known !== undefined) return known;
      const credential = entry === undefined ? ownKey : credentialOf(entry, ownKey);
      const connection = own === null ? alibabaConnection(credential, account.site) : { ...own, credential };
      const cloud = connectCloud({ ...connection, limiter: limiterOf(key) });
      made.set(`${account.site} ${key}`, cloud);
      return cloud;
    },
  };
}
