import { accountOperations } from "../ims/account.ts";
import { samlProviderOperations } from "../ims/saml-providers.ts";
import { imsUserOperations } from "../ims/users.ts";
import { bailianControlApi } from "../modelstudio/bailian-control.ts";
import { modelStudioApi } from "../modelstudio/workspaces.ts";
import { attachmentOperations } from "../ram/attachments.ts";
import { loginProfileOperations } from "../ram/login-profiles.ts";
import { policyOperations } from "../ram/policies.ts";
import { policyVersionOperations } from "../ram/policy-versions.ts";
import { tagOperations } from "../ram/resource-tags.ts";
import { roleOperations } from "../ram/roles.ts";
import { userOperations } from "../ram/users.ts";
import type { AccountRecord } from "../state/records.ts";
import { assumeRole } from "../sts/assume-role.ts";
import { assumeRoleWithSaml } from "../sts/assume-role-with-saml.ts";
import { getCallerIdentity } from "../sts/get-caller-identity.ts";
import { ApiError } from "./api-error.ts";
import type { ProductApi } from "./operation.ts";

/** Every product that answers, told apart by the version of its calls. */
export const products: readonly ProductApi[] = [
  {
    product: "ims",
    version: "2019-08-15",
    precondition: requireRam,
    operations: { ...samlProviderOperations, ...accountOperations, ...imsUserOperations },
  },
  {
    product: "ram",
    version: "2015-05-01",
    precondition: requireRam,
    operations: {
      ...roleOperations,
      ...policyOperations,
      ...policyVersionOperations,
      ...attachmentOperations,
      ...userOperations,
      ...loginProfileOperations,
      ...tagOperations,
      GetAccountAlias: {
        wishes: () => [{ action: "ram:GetAccountAlias", resource: "*" }],
        handle: (call) => ({ AccountAlias: call.account.alias }),
      },
    },
  },
  {
    product: "sts",
    version: "2015-04-01",
    operations: {
      GetCallerIdentity: { handle: getCallerIdentity },
      AssumeRole: { handle: assumeRole },
      AssumeRoleWithSAML: { anonymous: true, handle: assumeRoleWithSaml },
    },
  },
  modelStudioApi,
  bailianControlApi,
];

function requireRam(account: AccountRecord): void {
  if (!account.ramActivated) throw new ApiError(403, "Inactive", { message: "RAM is not activated." });
}
