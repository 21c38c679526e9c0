import { isoSeconds } from "../state/identifiers.ts";
import type { AttachmentRecord } from "../state/records.ts";
import { ApiError, conflict, notFound } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation, type RefusalOf } from "../wire/operation.ts";
import type { Rule } from "../wire/parameter-rules.ts";
import { findGroup, groupAbsent } from "./groups.ts";
import { groupName, roleName, userName } from "./names.ts";
import {
  findPolicy,
  holdersOf,
  lookUpPolicy,
  onPolicy,
  type PolicyReference,
  policyAbsent,
  policyParams,
} from "./policies.ts";
import { findRole, roleAbsent } from "./roles.ts";
import { findUser, userAbsent } from "./users.ts";

type EntityType = AttachmentRecord["entityType"];

/** What differs between roles, users and groups. */
interface Entity {
  word: "Role" | "User" | "Group";
  nameRule: Rule<string>;
  absent: RefusalOf;
  /** @throws where there is none */
  find: (call: Call, name: string) => unknown;
  exists: string;
  full: string;
  lacking: string;
}

const entities: Readonly<Record<EntityType, Entity>> = {
  role: {
    word: "Role",
    nameRule: roleName,
    absent: roleAbsent,
    find: findRole,
    exists: "The role has already been attached this policy.",
    full: "The count of policies attached to the role beyond the current limits.",
    lacking: "The indicate policy of the role does not exist.",
  },
  user: {
    word: "User",
    nameRule: userName,
    absent: userAbsent,
    find: findUser,
    exists: "The user has already been attached this policy.",
    full: "The policy count of the user attached policies beyond the current limits.",
    lacking: "The indicate policy of the user does not exist.",
  },
  group: {
    word: "Group",
    nameRule: groupName,
    absent: groupAbsent,
    find: findGroup,
    exists: "The group has already been attached this policy.",
    full: "The policy count of the group beyond the current limits.",
    lacking: "The indicate policy attached to the group does not exist.",
  },
};

/** Which policies hang on which roles, users and groups. */
export const attachmentOperations: Operations = {
  ...operationsOf("role"),
  ...operationsOf("user"),
  ...operationsOf("group"),
  ListEntitiesForPolicy: operation({
    asks: onPolicy("ListEntitiesForPolicy"),
    params: policyParams,
    refusals: [policyAbsent],
    run: listEntities,
  }),
};

function operationsOf(type: EntityType): Operations {
  const { word, nameRule, absent } = entities[type];
  const parameter = `${word}Name` as const;
  const params = { [parameter]: nameRule, ...policyParams };
  const resource = `acs:ram::{account}:${type}/{${parameter}}`;
  const ask = (action: string) => asking(`ram:${action}`, resource);
  // Both ends are asked for.
  const both = (action: string) => [...ask(action), ...onPolicy(action)];
  const named = (args: object) => String((args as Record<string, unknown>)[parameter]);
  return {
    [`AttachPolicyTo${word}`]: operation({
      families: ["attachments"],
      asks: both(`AttachPolicyTo${word}`),
      params,
      refusals: [absent, policyAbsent, alreadyAttached(type), tooMany(type)],
      limits: ["ram.maxSystemPoliciesPerEntity", "ram.maxCustomPoliciesPerEntity"],
      run: (call, args) => attach(call, { type, name: named(args) }, args as unknown as PolicyReference),
    }),
    [`DetachPolicyFrom${word}`]: operation({
      families: ["attachments"],
      asks: both(`DetachPolicyFrom${word}`),
      params,
      refusals: [absent, notAttached(type)],
      run: (call, args) => detach(call, { type, name: named(args) }, args as unknown as PolicyReference),
    }),
    [`ListPoliciesFor${word}`]: operation({
      asks: ask(`ListPoliciesFor${word}`),
      params: { [parameter]: nameRule },
      refusals: [absent],
      run: (call, args) => listFor(call, { type, name: named(args) }),
    }),
  };
}

function alreadyAttached(type: EntityType) {
  const { word, exists } = entities[type];
  return conflict(`EntityAlreadyExists.${word}.Policy`, exists);
}

function tooMany(type: EntityType) {
  const { word, full } = entities[type];
  return conflict(`LimitExceeded.${word}.Policy`, full);
}

function notAttached(type: EntityType) {
  const { word, lacking } = entities[type];
  return notFound(`EntityNotExist.${word}.Policy`, lacking);
}

interface Holder {
  type: EntityType;
  name: string;
}

function attach(call: Call, { type, name }: Holder, reference: PolicyReference): Answer {
  const { accountId } = call.account;
  const { PolicyType: policyType, PolicyName: policy } = reference;
  entities[type].find(call, name);
  findPolicy(call, reference);
  const key = [accountId, type, name, policyType, policy];
  if (call.store.get("attachment", key) !== undefined) throw new ApiError(alreadyAttached(type));
  const held = call.store.list("attachment", [accountId, type, name, policyType]).length;
  const { maxCustomPoliciesPerEntity, maxSystemPoliciesPerEntity } = call.assumptions.ram;
  const limit = policyType === "System" ? maxSystemPoliciesPerEntity : maxCustomPoliciesPerEntity;
  if (held >= limit) throw new ApiError(tooMany(type));
  call.store.put("attachment", key, {
    accountId,
    entityType: type,
    entityName: name,
    policyType,
    policyName: policy,
    attachDate: isoSeconds(call.now),
  });
  return {};
}

function detach(call: Call, { type, name }: Holder, reference: PolicyReference): Answer {
  entities[type].find(call, name);
  const key = [call.account.accountId, type, name, reference.PolicyType, reference.PolicyName];
  if (call.store.get("attachment", key) === undefined) throw new ApiError(notAttached(type));
  call.store.delete("attachment", key);
  return {};
}

function listFor(call: Call, { type, name }: Holder): Answer {
  entities[type].find(call, name);
  const held = call.store.list("attachment", [call.account.accountId, type, name]);
  const policies = held.map(({ policyName, policyType, attachDate }) => {
    const policy = lookUpPolicy(call, { PolicyType: policyType, PolicyName: policyName });
    return {
      PolicyName: policyName,
      PolicyType: policyType,
      Description: policy?.description ?? "",
      DefaultVersion: policy?.defaultVersion ?? "",
      AttachDate: attachDate,
    };
  });
  return { Policies: { Policy: policies } };
}

function listEntities(call: Call, reference: PolicyReference): Answer {
  const { accountId } = call.account;
  const holders = holdersOf(call.store, accountId, findPolicy(call, reference));
  const roles = holders.flatMap((held) => {
    const role = held.entityType === "role" && call.store.get("role", [accountId, held.entityName]);
    if (!role) return [];
    const { roleId, roleName: name, arn, description } = role;
    return [
      { RoleId: roleId, RoleName: name, Arn: arn, Description: description, AttachDate: held.attachDate },
    ];
  });
  const users = holders.flatMap((held) => {
    const user = held.entityType === "user" && call.store.get("user", [accountId, held.entityName]);
    if (!user) return [];
    const { userId, userName: name, displayName } = user;
    return [{ UserId: userId, UserName: name, DisplayName: displayName, AttachDate: held.attachDate }];
  });
  const groups = holders.flatMap((held) => {
    const group = held.entityType === "group" && call.store.get("group", [accountId, held.entityName]);
    if (!group) return [];
    return [{ GroupName: group.groupName, Comments: group.comments, AttachDate: held.attachDate }];
  });
  return { Groups: { Group: groups }, Roles: { Role: roles }, Users: { User: users } };
}
