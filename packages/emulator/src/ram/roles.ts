import { parseTrustPolicy } from "../access/policy-document.ts";
import { assumptions } from "../assumptions.ts";
import { isoSeconds, numericId } from "../state/identifiers.ts";
import type { RoleRecord } from "../state/records.ts";
import type { Store } from "../state/store.ts";
import { badRequest, conflict, notFound } from "../wire/api-error.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";
import { pageByMarker } from "../wire/paging.ts";
import { checkLength, integer, name, required, text } from "../wire/parameters.ts";
import { hasTags, mergeTags, readTags, shownTags } from "./tags.ts";

/** Letters, digits, `.` and `-`; at most 64. */
const nameRule = { pattern: /^[A-Za-z0-9.-]+$/, maxLength: 64 };
const sessionRule = { min: 3600, max: 43_200, fallback: 3600 };

/** Life of roles in RAM 2015-05-01. */
export const roleOperations: Operations = {
  CreateRole: { wishes: onRole("CreateRole"), handle: create },
  GetRole: { wishes: onRole("GetRole"), handle: (call) => ({ Role: shown(findRole(call)) }) },
  UpdateRole: { wishes: onRole("UpdateRole"), handle: update },
  DeleteRole: { wishes: onRole("DeleteRole"), handle: remove },
  ListRoles: { wishes: onRole("ListRoles"), handle: list },
};

/** The role that `RoleName` names. @throws 404 `EntityNotExist.Role` */
export function findRole(call: Call): RoleRecord {
  const role = call.store.get("role", [call.account.accountId, required(call.params, "RoleName")]);
  if (role === undefined) throw notFound("EntityNotExist.Role", "The role does not exist.");
  return role;
}

function onRole(action: string) {
  return (call: Call) => {
    const role = call.params.RoleName ?? "*";
    return [{ action: `ram:${action}`, resource: `acs:ram::${call.account.accountId}:role/${role}` }];
  };
}

function create(call: Call): Answer {
  const { params, store } = call;
  const { accountId } = call.account;
  const roleName = name(params, "RoleName", nameRule);
  const trustPolicy = checkedTrustPolicy(call, "AssumeRolePolicyDocument");
  if (store.get("role", [accountId, roleName]) !== undefined) {
    throw conflict("EntityAlreadyExists.Role", "The role does already EXIST.");
  }
  if (store.list("role", [accountId]).length >= assumptions.ram.maxRoles) {
    throw conflict("LimitExceeded.Role", "The count of roles beyond the current limits.");
  }
  const date = isoSeconds(call.now);
  const role: RoleRecord = {
    accountId,
    roleId: numericId(),
    roleName,
    arn: `acs:ram::${accountId}:role/${roleName}`,
    description: text(params, "Description", 1024) ?? "",
    trustPolicy,
    maxSessionDuration: integer(params, "MaxSessionDuration", sessionRule),
    createDate: date,
    updateDate: date,
    tags: mergeTags([], readTags(params)),
  };
  store.put("role", [accountId, roleName], role);
  const { UpdateDate: _, ...created } = shown(role);
  return { Role: created };
}

/** As documented, leaving NewMaxSessionDuration out sets the default again. */
function update(call: Call): Answer {
  const role = findRole(call);
  const { params } = call;
  const hasTrust = params.NewAssumeRolePolicyDocument !== undefined;
  const changed: RoleRecord = {
    ...role,
    trustPolicy: hasTrust ? checkedTrustPolicy(call, "NewAssumeRolePolicyDocument") : role.trustPolicy,
    description: text(params, "NewDescription", 1024) ?? role.description,
    maxSessionDuration: integer(params, "NewMaxSessionDuration", sessionRule),
    updateDate: isoSeconds(call.now),
  };
  call.store.put("role", [role.accountId, role.roleName], changed);
  return { Role: shown(changed) };
}

function remove(call: Call): Answer {
  const role = findRole(call);
  if (call.store.list("attachment", [role.accountId, "role", role.roleName]).length > 0) {
    throw conflict(
      "DeleteConflict.Role.Policy",
      "The role CAN NOT has any attached policy while deleting the role.",
    );
  }
  call.store.delete("role", [role.accountId, role.roleName]);
  return {};
}

/** Lists carry tags but, unlike GetRole, no trust policy. */
function list(call: Call): Answer {
  const wanted = readTags(call.params);
  const roles = call.store
    .list("role", [call.account.accountId])
    .filter((role) => hasTags(role.tags, wanted));
  const page = pageByMarker(roles, call.params, 1000);
  const items = page.items.map((role) => {
    const { AssumeRolePolicyDocument: _, ...rest } = shown(role);
    return { ...rest, Tags: shownTags(role.tags) };
  });
  return { ...page.fields, Roles: { Role: items } };
}

function shown(role: RoleRecord): Answer {
  return {
    RoleId: role.roleId,
    RoleName: role.roleName,
    Arn: role.arn,
    Description: role.description,
    AssumeRolePolicyDocument: role.trustPolicy,
    MaxSessionDuration: role.maxSessionDuration,
    CreateDate: role.createDate,
    UpdateDate: role.updateDate,
  };
}

function checkedTrustPolicy(call: Call, parameter: string): string {
  const document = required(call.params, parameter);
  checkLength(document, parameter, assumptions.ram.maxTrustPolicyChars);
  for (const statement of parseTrustPolicy(document)) {
    for (const arn of statement.ram) checkRamPrincipal(call.store, arn);
    for (const arn of statement.federated) checkFederatedPrincipal(call.store, arn);
  }
  return document;
}

function checkRamPrincipal(store: Store, arn: string): void {
  const match = /^acs:ram::(\d+):(?:root|(user|role)\/(.+))$/.exec(arn);
  if (match === null) throw badRequest("MalformedPolicyDocument", `invalid principal "${arn}"`);
  const [, accountId = "", kind, principal = ""] = match;
  if (kind === undefined || !assumptions.ram.ramPrincipalMustExist) return;
  if (store.get(kind === "user" ? "user" : "role", [accountId, principal]) === undefined) {
    throw badRequest("MalformedPolicyDocument", `the principal "${arn}" does not exist`);
  }
}

function checkFederatedPrincipal(store: Store, arn: string): void {
  const match = /^acs:ram::(\d+):(saml|oidc)-provider\/(.+)$/.exec(arn);
  if (match === null) throw badRequest("MalformedPolicyDocument", `invalid principal "${arn}"`);
  if (!assumptions.ram.federatedPrincipalMustExist) return;
  const [, accountId = "", , provider = ""] = match;
  if (store.get("samlProvider", [accountId, provider]) === undefined) {
    throw badRequest("MalformedPolicyDocument", `the principal "${arn}" does not exist`);
  }
}
