import { assumptions } from "../assumptions.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";

/** Facts about the account that setups ask for before they start. */
export const accountOperations: Operations = {
  GetAccountSummary: { wishes: onEverything("GetAccountSummary"), handle: summary },
  GetUserSsoSettings: { wishes: onEverything("GetUserSsoSettings"), handle: userSsoSettings },
  GetDefaultDomain: {
    wishes: onEverything("GetDefaultDomain"),
    handle: (call) => ({ DefaultDomainName: defaultDomain(call.account.accountId) }),
  },
};

/** The domain behind the `@` of a RAM user's logon name when the account has no alias. */
export function defaultDomain(accountId: string): string {
  return `${accountId}.onaliyun.com`;
}

function onEverything(action: string) {
  return () => [{ action: `ram:${action}`, resource: "*" }];
}

function summary(call: Call): Answer {
  const { store } = call;
  const prefix = [call.account.accountId];
  const limits = assumptions.ram;
  return {
    SummaryMap: {
      Users: store.list("user", prefix).length,
      UsersQuota: limits.maxUsers,
      Roles: store.list("role", prefix).length,
      RolesQuota: limits.maxRoles,
      Policies: store.list("policy", prefix).length,
      PoliciesQuota: limits.maxCustomPolicies,
      PolicySizeQuota: limits.maxPolicyChars,
      VersionsPerPolicyQuota: limits.maxPolicyVersions,
      AttachedPoliciesPerRoleQuota: limits.maxCustomPoliciesPerEntity,
      AttachedPoliciesPerUserQuota: limits.maxCustomPoliciesPerEntity,
      AttachedPoliciesPerGroupQuota: limits.maxCustomPoliciesPerEntity,
      AttachedSystemPoliciesPerRoleQuota: limits.maxSystemPoliciesPerEntity,
      AttachedSystemPoliciesPerUserQuota: limits.maxSystemPoliciesPerEntity,
      AttachedSystemPoliciesPerGroupQuota: limits.maxSystemPoliciesPerEntity,
      Groups: 0,
      GroupsQuota: 300,
      GroupsPerUserQuota: 10,
      AccessKeysPerUserQuota: 2,
      AccountAccessKeysPerAccountQuota: 5,
      MFADevices: 0,
      MFADevicesInUse: 0,
      VirtualMFADevicesQuota: 5000,
    },
  };
}

function userSsoSettings(call: Call): Answer {
  const enabled = call.account.userSso;
  return { UserSsoSettings: { SsoEnabled: enabled, SsoLoginWithDomain: true, AuthnSignAlgo: "rsa-sha256" } };
}
