import { credentials } from "./sdk.ts";
import type { StsCredentials } from "./sts/api.ts";

/** Renewed this long before they end, in milliseconds: a call on its way must not outlive them. */
const spareMs = 5 * 60_000;

/** The part of the SDK's credentials provider that its clients use. */
export interface CredentialsProvider {
  getCredentials(): Promise<InstanceType<typeof credentials.CredentialModel>>;
  getProviderName(): string;
}

/**
 * Credentials of an assumed role, renewed before they end, once for however many callers wait. The SDK's own provider
 * of this kind speaks to STS over HTTPS at a fixed host, past this service's endpoints, time-outs and call budget.
 */
export function assumedRole(
  assume: () => Promise<StsCredentials>,
  now: () => number = Date.now,
): CredentialsProvider {
  let held: { credentials: StsCredentials; until: number } | null = null;
  let pending: Promise<StsCredentials> | null = null;
  const renew = async () => {
    const issued = await assume();
    held = { credentials: issued, until: Date.parse(issued.expiration) - spareMs };
    return issued;
  };
  const current = (): Promise<StsCredentials> => {
    if (held !== null && now() < held.until) return Promise.resolve(held.credentials);
    pending ??= renew().finally(() => {
      pending = null;
    });
    return pending;
  };
  return {
    getProviderName: () => "assumed_role",
    getCredentials: async () => {
      const { accessKeyId, accessKeySecret, securityToken } = await current();
      return new credentials.CredentialModel({
        accessKeyId,
        accessKeySecret,
        securityToken,
        type: "sts",
        providerName: "assumed_role",
      });
    },
  };
}
