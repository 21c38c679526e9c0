import {
  type CloudAccount,
  type Federation,
  type GrantedRight,
  type Role,
  rightsOfKey,
  rightsOfRole,
} from "@modelstudio-sso/contracts";
import type { KeyInForce } from "../storage/api-keys.ts";
import type { Membership } from "../storage/organizations.ts";

/** What whoever sends a request may do here, as it is at this moment. */
export interface Standing {
  role: Role;
  rights: ReadonlySet<GrantedRight>;
  /** Cloud accounts it is limited to; `null`: all. */
  accounts: readonly CloudAccount[] | null;
  /** The API key that was used; `null` for a person in a browser. */
  key: { id: string; name: string; federationId: string | null } | null;
}

export function standingOfMember({ role, accounts }: Membership): Standing {
  return { role, rights: new Set(rightsOfRole[role]), accounts, key: null };
}

/** Never more than its maker may do now, so that a changed role changes all keys of that person. */
export function standingOfKey({ id, name, scopes, federationId, role, accounts }: KeyInForce): Standing {
  return { role, rights: new Set(rightsOfKey(scopes, role)), accounts, key: { id, name, federationId } };
}

/** Whether something of this account, and of this federation where there is one already, is within reach. */
export function reaches(
  standing: Standing,
  target: { site: string; accountId: string; federationId?: string },
): boolean {
  const only = standing.key?.federationId ?? null;
  if (only !== null && only !== target.federationId) return false;
  return (
    standing.accounts?.some(
      (account) => account.site === target.site && account.accountId === target.accountId,
    ) ?? true
  );
}

export function reachesFederation(standing: Standing, { id, document }: Federation): boolean {
  return reaches(standing, { site: document.site, accountId: document.accountId, federationId: id });
}
