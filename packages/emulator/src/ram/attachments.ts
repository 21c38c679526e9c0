import { assumptions } from "../assumptions.ts";
import { isoSeconds } from "../state/identifiers.ts";
import type { AttachmentRecord } from "../state/records.ts";
import { conflict, notFound } from "../wire/api-error.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";
import { required } from "../wire/parameters.ts";
import { findPolicy, holdersOf, onPolicy, policyTypeOf } from "./policies.ts";
import { findRole } from "./roles.ts";
import { findUser } from "./users.ts";

/** Which policies hang on which users and roles. */
export const attachmentOperations: Operations = {
  AttachPolicyToRole: { wishes: onEntityAndPolicy("AttachPolicyToRole", "role"), handle: attach("role") },
  AttachPolicyToUser: { wishes: onEntityAndPolicy("AttachPolicyToUser", "user"), handle: attach("user") },
  DetachPolicyFromRole: { wishes: onEntityAndPolicy("DetachPolicyFromRole", "role"), handle: detach("role") },
  DetachPolicyFromUser: { wishes: onEntityAndPolicy("DetachPolicyFromUser", "user"), handle: detach("user") },
  ListPoliciesForRole: { wishes: onEntity("ListPoliciesForRole", "role"), handle: listFor("role") },
  ListPoliciesForUser: { wishes: onEntity("ListPoliciesForUser", "user"), handle: listFor("user") },
  ListEntitiesForPolicy: { wishes: onPolicy("ListEntitiesForPolicy"), handle: listEntities },
};

type EntityType = AttachmentRecord["entityType"];

/** Words of the error codes and parameters of an entity type. */
const words = { role: "Role", user: "User" } as const;

function onEntity(action: string, type: EntityType) {
  return (call: Call) => {
    const entity = call.params[`${words[type]}Name`] ?? "*";
    return [{ action: `ram:${action}`, resource: `acs:ram::${call.account.accountId}:${type}/${entity}` }];
  };
}

/** Attaching touches two resources; the caller needs both. */
function onEntityAndPolicy(action: string, type: EntityType) {
  return (call: Call) => [...onEntity(action, type)(call), ...onPolicy(action)(call)];
}

function entityName(call: Call, type: EntityType): string {
  return type === "role" ? findRole(call).roleName : findUser(call).userName;
}

function attach(type: EntityType) {
  return (call: Call): Answer => {
    const name = entityName(call, type);
    const policy = findPolicy(call);
    const { accountId } = call.account;
    const key = [accountId, type, name, policy.policyType, policy.policyName];
    if (call.store.get("attachment", key) !== undefined) {
      throw conflict(
        `EntityAlreadyExists.${words[type]}.Policy`,
        `The policy does already attached to the ${type}.`,
      );
    }
    const held = call.store.list("attachment", [accountId, type, name, policy.policyType]).length;
    const { maxCustomPoliciesPerEntity, maxSystemPoliciesPerEntity } = assumptions.ram;
    const limit = policy.policyType === "System" ? maxSystemPoliciesPerEntity : maxCustomPoliciesPerEntity;
    if (held >= limit) {
      throw conflict(
        `LimitExceeded.${words[type]}.Policy`,
        `The count of policies attached to the ${type} beyond the current limits.`,
      );
    }
    call.store.put("attachment", key, {
      accountId,
      entityType: type,
      entityName: name,
      policyType: policy.policyType,
      policyName: policy.policyName,
      attachDate: isoSeconds(call.now),
    });
    return {};
  };
}

function detach(type: EntityType) {
  return (call: Call): Answer => {
    const name = entityName(call, type);
    const key = [call.account.accountId, type, name, policyTypeOf(call), required(call.params, "PolicyName")];
    if (call.store.get("attachment", key) === undefined) {
      throw notFound(
        `EntityNotExist.${words[type]}.Policy`,
        `The indicate policy of the ${type} does not exist.`,
      );
    }
    call.store.delete("attachment", key);
    return {};
  };
}

function listFor(type: EntityType) {
  return (call: Call): Answer => {
    const name = entityName(call, type);
    const policies = call.store.list("attachment", [call.account.accountId, type, name]).map((held) => {
      const named = { PolicyName: held.policyName, PolicyType: held.policyType };
      const policy = findPolicy({ ...call, params: named });
      return {
        ...named,
        Description: policy.description,
        DefaultVersion: policy.defaultVersion,
        AttachDate: held.attachDate,
      };
    });
    return { Policies: { Policy: policies } };
  };
}

function listEntities(call: Call): Answer {
  const policy = findPolicy(call);
  const { accountId } = call.account;
  const holders = holdersOf(call.store, accountId, policy);
  const roles = holders.flatMap((held) => {
    const role =
      held.entityType === "role" ? call.store.get("role", [accountId, held.entityName]) : undefined;
    if (role === undefined) return [];
    const { roleId, roleName, arn, description } = role;
    return [
      { RoleId: roleId, RoleName: roleName, Arn: arn, Description: description, AttachDate: held.attachDate },
    ];
  });
  const users = holders.flatMap((held) => {
    const user =
      held.entityType === "user" ? call.store.get("user", [accountId, held.entityName]) : undefined;
    if (user === undefined) return [];
    const { userId, userName, displayName } = user;
    return [{ UserId: userId, UserName: userName, DisplayName: displayName, AttachDate: held.attachDate }];
  });
  return { Groups: { Group: [] }, Roles: { Role: roles }, Users: { User: users } };
}
