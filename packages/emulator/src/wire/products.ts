import { accountOperations } from "../ims/account.ts";
import { samlProviderOperations } from "../ims/saml-providers.ts";
import { imsUserOperations } from "../ims/users.ts";
import { bailianControlApi } from "../modelstudio/bailian-control.ts";
import { modelStudioApi } from "../modelstudio/model-studio.ts";
import { accessKeyOperations } from "../ram/access-keys.ts";
import { accountAliasOperations } from "../ram/account-alias.ts";
import { attachmentOperations } from "../ram/attachments.ts";
import { diagnosticOperations } from "../ram/diagnostic-messages.ts";
import { groupMemberOperations } from "../ram/group-members.ts";
import { groupOperations } from "../ram/groups.ts";
import { loginProfileOperations } from "../ram/login-profiles.ts";
import { policyOperations } from "../ram/policies.ts";
import { policyVersionOperations } from "../ram/policy-versions.ts";
import { tagOperations } from "../ram/resource-tags.ts";
import { roleOperations } from "../ram/roles.ts";
import { securityPreferenceOperations } from "../ram/security-preferences.ts";
import { userOperations } from "../ram/users.ts";
import { assumeRole } from "../sts/assume-role.ts";
import { assumeRoleWithSaml } from "../sts/assume-role-with-saml.ts";
import { getCallerIdentity } from "../sts/get-caller-identity.ts";
import { ApiError, type Refusal } from "./api-error.ts";
import type { Call, ProductApi } from "./operation.ts";

const inactive: Refusal = {
  status: 403,
  code: "Inactive",
  message: "Your ram service is inactive, please activate it.",
};

/** RAM and IMS refuse an account that never activated RAM. */
const ramActive: NonNullable<ProductApi["precondition"]> = {
  refusals: [inactive],
  check: (call: Call) => {
    if (!call.account.ramActivated) throw new ApiError(inactive);
  },
};

const secondFactor = "A second factor is no part of role sign-in.";
const otherSignOn = "OIDC and user-based single sign-on are other ways in.";

/** Every product that answers, told apart by the version of its calls. */
export const products: readonly ProductApi[] = [
  {
    product: "ims",
    title: "IMS",
    version: "2019-08-15",
    precondition: ramActive,
    source: {
      general:
        "SDK ims20190815 2.3.2; API reference of RAM (RAM authorization of each page); limits of RAM (2021, 2025)",
      page: (action) => `api-ims-2019-08-15-${action.toLowerCase()}`,
    },
    operations: { ...samlProviderOperations, ...accountOperations, ...imsUserOperations },
    notEmulated: {
      SetUserSsoSettings: otherSignOn,
      CreateOIDCProvider: otherSignOn,
      GetOIDCProvider: otherSignOn,
      ListOIDCProviders: otherSignOn,
      UpdateOIDCProvider: otherSignOn,
      DeleteOIDCProvider: otherSignOn,
    },
  },
  {
    product: "ram",
    title: "RAM",
    version: "2015-05-01",
    precondition: ramActive,
    source: {
      general:
        "SDK ram20150501 1.2.1; RAM error messages (texts and statuses, 2021); limits of RAM (2025-12); RAM authorization of each page",
      page: (action) => `api-ram-2015-05-01-${action.toLowerCase()}`,
    },
    operations: {
      ...roleOperations,
      ...policyOperations,
      ...policyVersionOperations,
      ...attachmentOperations,
      ...tagOperations,
      ...userOperations,
      ...groupOperations,
      ...groupMemberOperations,
      ...accessKeyOperations,
      ...loginProfileOperations,
      ...accountAliasOperations,
      ...securityPreferenceOperations,
      ...diagnosticOperations,
    },
    notEmulated: {
      CreateVirtualMFADevice: secondFactor,
      ListVirtualMFADevices: secondFactor,
      DeleteVirtualMFADevice: secondFactor,
      BindMFADevice: secondFactor,
      UnbindMFADevice: secondFactor,
      GetUserMFAInfo: secondFactor,
      ChangePassword: "The sandbox's console has no page for it.",
      GetPasswordPolicy: "One rule of the password policy is an assumption here.",
      SetPasswordPolicy: "One rule of the password policy is an assumption here.",
      GetAccessKeyLastUsed: "Nothing records the use of keys but the journal of calls.",
    },
  },
  {
    product: "sts",
    title: "STS",
    version: "2015-04-01",
    source: {
      general:
        "SDK sts20150401 1.2.0; API reference of STS with its error tables (2026-01, 2026-06); measured requests of the SDK",
      page: (action) => `api-sts-2015-04-01-${action.toLowerCase()}`,
    },
    operations: {
      GetCallerIdentity: getCallerIdentity,
      AssumeRole: assumeRole,
      AssumeRoleWithSAML: assumeRoleWithSaml,
    },
    notEmulated: { AssumeRoleWithOIDC: otherSignOn },
  },
  modelStudioApi,
  bailianControlApi,
];
