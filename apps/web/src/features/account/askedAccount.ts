import type { FederationDocument, SiteId } from "@modelstudio-sso/contracts";

/** Which account to ask about: while a set-up has none yet, the one that the service's own key belongs to. */
export function askedAccount({ site, accountId }: Pick<FederationDocument, "site" | "accountId">): {
  site: SiteId;
  accountId?: string;
} {
  return accountId === "" ? { site } : { site, accountId };
}
