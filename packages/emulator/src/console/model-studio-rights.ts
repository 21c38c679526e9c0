import { attachmentsOf, evaluate } from "../access/evaluate.ts";
import type { Principal } from "../access/principal.ts";
import type { Cloud } from "../cloud.ts";

/** Holders of these policies are super administrators of Model Studio. */
const superPolicies = new Set(["AliyunBailianFullAccess", "AdministratorAccess"]);

/** The account itself, or someone whose policies make a super administrator. */
export function isSuperAdministrator(cloud: Cloud, principal: Principal): boolean {
  if (principal.kind === "root") return true;
  return attachmentsOf(cloud.store, principal).some(
    (held) => held.policyType === "System" && superPolicies.has(held.policyName),
  );
}

/** May this identity manage members? Needs the management layer; membership of a workspace is not asked. */
export function mayManageMembers(cloud: Cloud, principal: Principal): boolean {
  return evaluate(cloud.store, principal, { action: "bailiancontrol:CreateUser", resource: "*" }).allowed;
}

/** May this identity see the roles of the account? Without it the console's drop-down stays empty. */
export function maySeeRoles(cloud: Cloud, principal: Principal): boolean {
  return evaluate(cloud.store, principal, { action: "ram:ListRoles", resource: "*" }).allowed;
}

/** The same for RAM users. */
export function maySeeUsers(cloud: Cloud, principal: Principal): boolean {
  return evaluate(cloud.store, principal, { action: "ram:ListUserBasicInfos", resource: "*" }).allowed;
}
