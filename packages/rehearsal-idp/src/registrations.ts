import type { Site } from "./sites.ts";

/** The Alibaba Cloud role-SSO application as this identity provider's admin would configure it. */
export interface AliyunApplication {
  accountId: string;
  /** The name the SAML provider has in RAM; case counts. */
  providerName: string;
  site: Site;
  groupRoles: { group: string; roleName: string }[];
  sessionDurationSeconds?: number;
  relayState?: string;
  /** Releases a `groups` attribute too. */
  releaseGroups?: boolean;
}

/** A service provider for rehearsals, such as the product's own assertion consumer service. */
export interface ServiceProviderRegistration {
  entityId: string;
  acsUrl: string;
}

/** The key of an application: one registration per site, account and provider name. */
export function applicationKey(app: Pick<AliyunApplication, "site" | "accountId" | "providerName">): string {
  return `${app.site}:${app.accountId}:${app.providerName}`;
}
