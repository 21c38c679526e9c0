import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";

/** Facts about the account that setups ask for before they start. */
export const accountOperations: Operations = {
  GetAccountSummary: operation({ asks: asking("ram:GetAccountSummary"), run: summary }),
  GetUserSsoSettings: operation({
    asks: asking("ram:GetUserSsoSettings"),
    run: (call) => ({
      UserSsoSettings: {
        SsoEnabled: call.account.userSso,
        SsoLoginWithDomain: true,
        AuthnSignAlgo: "rsa-sha256",
      },
    }),
  }),
  GetDefaultDomain: operation({
    asks: asking("ram:GetDefaultDomain"),
    run: (call) => ({ DefaultDomainName: defaultDomain(call.account.accountId) }),
  }),
};

/** The domain behind the `@` of a RAM user's logon name when the account has no alias. */
export function defaultDomain(accountId: string): string {
  return `${accountId}.onaliyun.com`;
}

/** Live numbers and quotas; there is none for SAML providers. */
function summary(call: Call): Answer {
  const { store } = call;
  const prefix = [call.account.accountId];
  const limits = call.assumptions.ram;
  return {
    SummaryMap: {
      Users: store.list("user", prefix).length,
      UsersQuota: limits.maxUsers,
      Roles: store.list("role", prefix).length,
      RolesQuota: limits.maxRoles,
      Groups: store.list("group", prefix).length,
      GroupsQuota: limits.maxGroups,
      GroupsPerUserQuota: limits.maxGroupsPerUser,
      AccessKeysPerUserQuota: limits.maxAccessKeysPerUser,
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
      AccountAccessKeysPerAccountQuota: 5,
      MFADevices: 0,
      MFADevicesInUse: 0,
      VirtualMFADevicesQuota: limits.maxUsers,
    },
  };
}
