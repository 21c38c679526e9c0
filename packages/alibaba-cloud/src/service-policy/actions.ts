/** Which part of the product makes a call; parts that are switched off need no right for theirs. */
export type Feature = "core" | "ram-users" | "workspaces" | "membership-api" | "self-check";

/** On what RAM authorises an action; `any` where it does not tell single resources apart. */
export type Target = "role" | "user" | "policy" | "role and policy" | "user and policy" | "any";

export interface CallRight {
  /** Action of a RAM policy; `null` where everybody with a valid key, or nobody in particular, may call. */
  readonly permission: string | null;
  readonly target: Target;
  readonly feature: Feature;
}

const on =
  (target: Target, feature: Feature) =>
  (permission: string | null): CallRight => ({ permission, target, feature });
const anywhere = on("any", "core");
const onRole = on("role", "core");
const onRoleAndPolicy = on("role and policy", "core");
const onUser = on("user", "ram-users");
const onUserAndPolicy = on("user and policy", "ram-users");
const onPolicy = on("policy", "ram-users");
const selfCheck = on("any", "self-check");

/**
 * Every call an adapter makes, and the right it takes. `read` and `write` accept nothing else, so a call that is not
 * in this table does not compile. IMS asks for `ram:` actions. Sources: the "RAM authorization" section of each
 * action's page; for SAML providers the pages of 2026 authorise creating on all resources only.
 */
export const callRights = {
  "sts:GetCallerIdentity": anywhere(null),
  "sts:AssumeRoleWithSAML": anywhere(null),
  // Only to reach another account, with the base identity's own grant for exactly that role.
  "sts:AssumeRole": anywhere(null),

  "ims:ListSAMLProviders": anywhere("ram:ListSAMLProviders"),
  "ims:GetSAMLProvider": anywhere("ram:GetSAMLProvider"),
  "ims:CreateSAMLProvider": anywhere("ram:CreateSAMLProvider"),
  "ims:UpdateSAMLProvider": anywhere("ram:UpdateSAMLProvider"),
  "ims:DeleteSAMLProvider": anywhere("ram:DeleteSAMLProvider"),
  "ims:GetAccountSummary": anywhere("ram:GetAccountSummary"),
  "ims:GetUserSsoSettings": anywhere("ram:GetUserSsoSettings"),

  "ram:ListRoles": onRole("ram:ListRoles"),
  "ram:GetRole": onRole("ram:GetRole"),
  "ram:CreateRole": onRole("ram:CreateRole"),
  "ram:UpdateRole": onRole("ram:UpdateRole"),
  "ram:DeleteRole": onRole("ram:DeleteRole"),
  "ram:ListPoliciesForRole": onRole("ram:ListPoliciesForRole"),
  "ram:AttachPolicyToRole": onRoleAndPolicy("ram:AttachPolicyToRole"),
  "ram:DetachPolicyFromRole": onRoleAndPolicy("ram:DetachPolicyFromRole"),
  "ram:ListTagResources": onRoleAndPolicy("ram:ListTagResources"),
  "ram:TagResources": onRoleAndPolicy("ram:TagResources"),
  "ram:UntagResources": onRoleAndPolicy("ram:UntagResources"),
  // Also on the IdP path: what an earlier RAM-user path granted has to be found before it can be taken away.
  "ram:ListPolicies": on("policy", "core")("ram:ListPolicies"),

  "ram:ListUsers": onUser("ram:ListUsers"),
  "ram:GetUser": onUser("ram:GetUser"),
  "ram:CreateUser": onUser("ram:CreateUser"),
  "ram:UpdateUser": onUser("ram:UpdateUser"),
  "ram:DeleteUser": onUser("ram:DeleteUser"),
  "ram:ListPoliciesForUser": onUser("ram:ListPoliciesForUser"),
  "ram:AttachPolicyToUser": onUserAndPolicy("ram:AttachPolicyToUser"),
  "ram:DetachPolicyFromUser": onUserAndPolicy("ram:DetachPolicyFromUser"),
  "ram:GetPolicy": onPolicy("ram:GetPolicy"),
  "ram:CreatePolicy": onPolicy("ram:CreatePolicy"),
  "ram:CreatePolicyVersion": onPolicy("ram:CreatePolicyVersion"),
  "ram:DeletePolicy": onPolicy("ram:DeletePolicy"),
  "ram:ListEntitiesForPolicy": onPolicy("ram:ListEntitiesForPolicy"),

  "ram:ListGroupsForUser": selfCheck("ram:ListGroupsForUser"),
  "ram:ListPoliciesForGroup": selfCheck("ram:ListPoliciesForGroup"),

  "modelstudio:ListWorkspaces": anywhere("modelstudio:ListWorkspaces"),
  "modelstudio:CreateWorkspace": on("any", "workspaces")("modelstudio:CreateWorkspace"),

  "bailiancontrol:ListWorkspaces": on("any", "membership-api")("bailiancontrol:ListWorkspaces"),
  "bailiancontrol:CreateUser": on("any", "membership-api")("bailiancontrol:CreateUser"),
  "bailiancontrol:ChangeUserPermissions": on("any", "membership-api")("bailiancontrol:ChangeUserPermissions"),
} as const satisfies Record<string, CallRight>;

/** Product and action of a call, as errors and findings name it. */
export type CloudCall = keyof typeof callRights;
