import { malformedPolicy } from "../access/policy-document.ts";
import { isoSeconds, numericId } from "../state/identifiers.ts";
import type { RoleRecord } from "../state/records.ts";
import { ApiError, conflict, notFound } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { markerPaging, pageByMarker } from "../wire/paging.ts";
import { integer, required, text } from "../wire/parameter-rules.ts";
import { roleName } from "./names.ts";
import { checkTrustPolicy, trustPolicyText } from "./role-trust.ts";
import { hasTags, mergeTags, shownTags, tagLimit, tagList } from "./tags.ts";

const sessionLimit = integer({ min: 3600, max: 43_200, fallback: 3600 });

/** A role that is not there. */
export const roleAbsent = notFound("EntityNotExist.Role", "The role does not exist.");
const roleExists = conflict("EntityAlreadyExists.Role", "The role does already EXIST.");
const rolesFull = conflict("LimitExceeded.Role", "The count of roles beyond the current limits.");
const roleHeld = conflict(
  "DeleteConflict.Role.Policy",
  "The role CAN NOT has any attached policy while deleting the role.",
);

/** Life of roles in RAM 2015-05-01. */
export const roleOperations: Operations = {
  CreateRole: operation({
    families: ["roles"],
    asks: onRole("CreateRole"),
    params: {
      RoleName: roleName,
      AssumeRolePolicyDocument: required(trustPolicyText),
      Description: text(1024),
      MaxSessionDuration: sessionLimit,
      Tag: tagList,
    },
    refusals: [malformedPolicy, roleExists, rolesFull, tagLimit],
    limits: ["ram.maxRoles", "ram.maxTrustPolicyChars", "ram.maxTagsPerResource"],
    run: create,
  }),
  GetRole: operation({
    asks: onRole("GetRole"),
    params: { RoleName: roleName },
    refusals: [roleAbsent],
    run: (call, { RoleName }) => ({ Role: shown(findRole(call, RoleName)) }),
  }),
  UpdateRole: operation({
    families: ["roles"],
    asks: onRole("UpdateRole"),
    params: {
      RoleName: roleName,
      NewAssumeRolePolicyDocument: trustPolicyText,
      NewDescription: text(1024),
      // As documented, leaving it out sets the default again.
      NewMaxSessionDuration: sessionLimit,
    },
    refusals: [roleAbsent, malformedPolicy],
    limits: ["ram.maxTrustPolicyChars"],
    run: update,
  }),
  DeleteRole: operation({
    families: ["roles"],
    asks: onRole("DeleteRole"),
    params: { RoleName: roleName },
    refusals: [roleAbsent, roleHeld],
    run: (call, { RoleName }) => remove(call, findRole(call, RoleName)),
  }),
  ListRoles: operation({
    asks: asking("ram:ListRoles", "acs:ram::{account}:role/*"),
    params: { ...markerPaging(1000), Tag: tagList },
    run: list,
  }),
};

/** The role of that name. @throws {@link roleAbsent} */
export function findRole(call: Call, name: string): RoleRecord {
  const role = call.store.get("role", [call.account.accountId, name]);
  if (role === undefined) throw new ApiError(roleAbsent);
  return role;
}

function onRole(action: string) {
  return asking(`ram:${action}`, "acs:ram::{account}:role/{RoleName}");
}

interface NewRole {
  RoleName: string;
  AssumeRolePolicyDocument: string;
  Description: string | undefined;
  MaxSessionDuration: number;
  Tag: RoleRecord["tags"];
}

function create(call: Call, args: NewRole): Answer {
  const { store, assumptions } = call;
  const { accountId } = call.account;
  checkTrustPolicy(call, args.AssumeRolePolicyDocument);
  const existing = store.list("role", [accountId]);
  const sameName = (role: RoleRecord) =>
    assumptions.ram.roleNamesDifferByCase
      ? role.roleName === args.RoleName
      : role.roleName.toLowerCase() === args.RoleName.toLowerCase();
  if (existing.some(sameName)) throw new ApiError(roleExists);
  if (existing.length >= assumptions.ram.maxRoles) throw new ApiError(rolesFull);
  const date = isoSeconds(call.now);
  const role: RoleRecord = {
    accountId,
    roleId: numericId(),
    roleName: args.RoleName,
    arn: `acs:ram::${accountId}:role/${args.RoleName}`,
    description: args.Description ?? "",
    trustPolicy: args.AssumeRolePolicyDocument,
    maxSessionDuration: args.MaxSessionDuration,
    createDate: date,
    updateDate: date,
    tags: mergeTags([], args.Tag, assumptions),
  };
  store.put("role", [accountId, role.roleName], role);
  const { UpdateDate: _, ...created } = shown(role);
  return { Role: created };
}

interface RoleChange {
  RoleName: string;
  NewAssumeRolePolicyDocument: string | undefined;
  NewDescription: string | undefined;
  NewMaxSessionDuration: number;
}

function update(call: Call, args: RoleChange): Answer {
  const role = findRole(call, args.RoleName);
  const { NewAssumeRolePolicyDocument: trustPolicy } = args;
  if (trustPolicy !== undefined) checkTrustPolicy(call, trustPolicy);
  const changed: RoleRecord = {
    ...role,
    trustPolicy: trustPolicy ?? role.trustPolicy,
    description: args.NewDescription ?? role.description,
    maxSessionDuration: args.NewMaxSessionDuration,
    updateDate: isoSeconds(call.now),
  };
  call.store.put("role", [role.accountId, role.roleName], changed);
  return { Role: shown(changed) };
}

/** Published: API keys that the role made end with it. What Model Studio knows of a member stays behind. */
function remove(call: Call, role: RoleRecord): Answer {
  const { store } = call;
  if (store.list("attachment", [role.accountId, "role", role.roleName]).length > 0) {
    throw new ApiError(roleHeld);
  }
  store.delete("role", [role.accountId, role.roleName]);
  endApiKeysOf(call, `AssumedRoleUser${role.roleId}`);
  return {};
}

/** Takes away the API keys of someone who is deleted. */
export function endApiKeysOf(call: Call, outerKey: string): void {
  const { accountId } = call.account;
  for (const key of call.store.list("apiKey", [accountId])) {
    if (key.createdBy === outerKey) call.store.delete("apiKey", [accountId, String(key.apiKeyId)]);
  }
}

/** Lists carry tags but, unlike GetRole, no trust policy. */
function list(
  call: Call,
  args: { Marker: string | undefined; MaxItems: number; Tag: RoleRecord["tags"] },
): Answer {
  const roles = call.store
    .list("role", [call.account.accountId])
    .filter((role) => hasTags(role.tags, args.Tag));
  const page = pageByMarker(roles, args);
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
