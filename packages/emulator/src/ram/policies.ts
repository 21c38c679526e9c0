import { malformedPolicy, parseIdentityPolicy } from "../access/policy-document.ts";
import { systemPolicies } from "../access/system-policies.ts";
import { isoSeconds } from "../state/identifiers.ts";
import type { AttachmentRecord, PolicyRecord, PolicyType } from "../state/records.ts";
import type { State } from "../state/store.ts";
import { ApiError, conflict, notFound } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation, type RefusalOf } from "../wire/operation.ts";
import { markerPaging, pageByMarker } from "../wire/paging.ts";
import { flag, oneOf, required, text } from "../wire/parameter-rules.ts";
import { policyName } from "./names.ts";
import { hasTags, mergeTags, shownTags, tagLimit, tagList } from "./tags.ts";

const policyTypes = oneOf("System", "Custom");

/** Both parameters that name a policy of either kind. */
export const policyParams = { PolicyType: required(policyTypes), PolicyName: policyName };

/** The text of a policy; what it says is checked by {@link checkPolicyDocument}. */
export const policyDocument = required(text((assumptions) => assumptions.ram.maxPolicyChars));

/** A policy that is not there. */
export const policyAbsent = notFound("EntityNotExist.Policy", "The policy does not exist.");
/** A version that is not there. */
export const versionAbsent = notFound("EntityNotExist.Policy.Version", "The policy version does not exist.");
const policyExists = conflict("EntityAlreadyExists.Policy", "The policy does already EXIST.");
const policiesFull = conflict("LimitExceeded.Policy", "The count of policy beyond the current limits.");
const versionsLeft = conflict(
  "DeleteConflict.Policy.Version",
  "The policy CAN NOT has any version except the default version.",
);
const heldBy: Readonly<Record<AttachmentRecord["entityType"], RefusalOf>> = {
  user: conflict(
    "DeleteConflict.Policy.User",
    "The policy CAN NOT been attached to any user while deleting the policy.",
  ),
  group: conflict(
    "DeleteConflict.Policy.Group",
    "The policy CAN NOT been attached to any group while deleting the policy.",
  ),
  role: (assumptions) =>
    conflict(
      assumptions.ram.policyHeldByRoleCode,
      "The policy CAN NOT been attached to any role while deleting the policy.",
    ),
};

/** Custom and system policies of RAM 2015-05-01. */
export const policyOperations: Operations = {
  CreatePolicy: operation({
    families: ["policies"],
    asks: onPolicy("CreatePolicy"),
    params: {
      PolicyName: policyName,
      PolicyDocument: policyDocument,
      Description: text(1024),
      Tag: tagList,
    },
    refusals: [malformedPolicy, policyExists, policiesFull, tagLimit],
    limits: ["ram.maxCustomPolicies", "ram.maxPolicyChars", "ram.maxTagsPerResource"],
    run: create,
  }),
  GetPolicy: operation({
    asks: onPolicy("GetPolicy"),
    params: policyParams,
    refusals: [policyAbsent],
    run: (call, args) => get(call, findPolicy(call, args)),
  }),
  DeletePolicy: operation({
    families: ["policies"],
    asks: onPolicy("DeletePolicy"),
    params: { PolicyName: policyName, CascadingDelete: flag },
    refusals: [policyAbsent, heldBy.user, heldBy.group, heldBy.role, versionsLeft],
    run: remove,
  }),
  ListPolicies: operation({
    asks: asking("ram:ListPolicies", "acs:ram::{account}:policy/*"),
    params: { ...markerPaging(1000), PolicyType: policyTypes, Tag: tagList },
    run: list,
  }),
  UpdatePolicyDescription: operation({
    families: ["policies"],
    asks: onPolicy("UpdatePolicyDescription"),
    params: { PolicyName: policyName, NewDescription: text(1024) },
    refusals: [policyAbsent],
    run: updateDescription,
  }),
};

/** What RAM is asked before a call about one policy. */
export function onPolicy(action: string) {
  return asking(`ram:${action}`, "acs:ram::{policyOwner}:policy/{PolicyName}");
}

/** A policy of either kind, with all its versions. */
export type AnyPolicy = Omit<PolicyRecord, "accountId" | "nextVersion"> & { policyType: PolicyType };

/** Name and kind of a policy, as calls give them. */
export interface PolicyReference {
  PolicyType: PolicyType;
  PolicyName: string;
}

/** The policy of that kind and name. @throws {@link policyAbsent} */
export function findPolicy(call: Call, reference: PolicyReference): AnyPolicy {
  const policy = lookUpPolicy(call, reference);
  if (policy === undefined) throw new ApiError(policyAbsent);
  return policy;
}

/** The policy of that kind and name, if there is one. */
export function lookUpPolicy(
  call: Call,
  { PolicyType: type, PolicyName: name }: PolicyReference,
): AnyPolicy | undefined {
  if (type === "System") return fromSystem(name);
  const policy = call.store.get("policy", [call.account.accountId, name]);
  return policy && { ...policy, policyType: "Custom" };
}

/** The custom policy of that name. @throws {@link policyAbsent} */
export function findCustomPolicy(call: Call, name: string): PolicyRecord {
  const policy = call.store.get("policy", [call.account.accountId, name]);
  if (policy === undefined) throw new ApiError(policyAbsent);
  return policy;
}

/** How one version is shown; lists of versions carry the document too. @throws {@link versionAbsent} */
export function shownVersion(
  policy: Pick<PolicyRecord, "versions" | "defaultVersion">,
  versionId: string,
): Answer {
  const version = policy.versions.find((candidate) => candidate.versionId === versionId);
  if (version === undefined) throw new ApiError(versionAbsent);
  return {
    VersionId: version.versionId,
    IsDefaultVersion: version.versionId === policy.defaultVersion,
    PolicyDocument: version.document,
    CreateDate: version.createDate,
  };
}

interface NewPolicy {
  PolicyName: string;
  PolicyDocument: string;
  Description: string | undefined;
  Tag: PolicyRecord["tags"];
}

function create(call: Call, args: NewPolicy): Answer {
  const { store, assumptions } = call;
  const { accountId } = call.account;
  const { PolicyName: name, PolicyDocument: document } = args;
  parseIdentityPolicy(document);
  if (store.get("policy", [accountId, name]) !== undefined || systemPolicies.has(name)) {
    throw new ApiError(policyExists);
  }
  if (store.list("policy", [accountId]).length >= assumptions.ram.maxCustomPolicies) {
    throw new ApiError(policiesFull);
  }
  const date = isoSeconds(call.now);
  const policy: PolicyRecord = {
    accountId,
    policyName: name,
    description: args.Description ?? "",
    defaultVersion: "v1",
    versions: [{ versionId: "v1", document, createDate: date }],
    nextVersion: 2,
    createDate: date,
    updateDate: date,
    tags: mergeTags([], args.Tag, assumptions),
  };
  store.put("policy", [accountId, name], policy);
  const { UpdateDate: _, ...created } = shown({ ...policy, policyType: "Custom" });
  return { Policy: created };
}

function get(call: Call, policy: AnyPolicy): Answer {
  const AttachmentCount = holdersOf(call.store, call.account.accountId, policy).length;
  return {
    Policy: { ...shown(policy), AttachmentCount },
    DefaultPolicyVersion: shownVersion(policy, policy.defaultVersion),
  };
}

function updateDescription(
  call: Call,
  args: { PolicyName: string; NewDescription: string | undefined },
): Answer {
  const policy = findCustomPolicy(call, args.PolicyName);
  const description = args.NewDescription ?? "";
  const changed = { ...policy, description, updateDate: isoSeconds(call.now) };
  call.store.put("policy", [policy.accountId, policy.policyName], changed);
  return { Policy: shown({ ...changed, policyType: "Custom" }) };
}

function remove(call: Call, args: { PolicyName: string; CascadingDelete: boolean }): Answer {
  const policy = findCustomPolicy(call, args.PolicyName);
  const holders = holdersOf(call.store, policy.accountId, { ...policy, policyType: "Custom" });
  for (const type of ["user", "group", "role"] as const) {
    if (!holders.some((holder) => holder.entityType === type)) continue;
    const refusal = heldBy[type];
    throw new ApiError(typeof refusal === "function" ? refusal(call.assumptions) : refusal);
  }
  if (policy.versions.length > 1 && !args.CascadingDelete) throw new ApiError(versionsLeft);
  call.store.delete("policy", [policy.accountId, policy.policyName]);
  return {};
}

interface PolicyQuery {
  Marker: string | undefined;
  MaxItems: number;
  PolicyType: PolicyType | undefined;
  Tag: PolicyRecord["tags"];
}

function list(call: Call, args: PolicyQuery): Answer {
  const { accountId } = call.account;
  const custom = call.store
    .list("policy", [accountId])
    .map((policy): AnyPolicy => ({ ...policy, policyType: "Custom" }));
  const system = [...systemPolicies.keys()].flatMap((name) => fromSystem(name) ?? []);
  const all = [...custom, ...system]
    .filter((policy) => args.PolicyType === undefined || policy.policyType === args.PolicyType)
    .filter((policy) => hasTags(policy.tags, args.Tag));
  const page = pageByMarker(all, args);
  const items = page.items.map((policy) => ({
    ...shown(policy),
    AttachmentCount: holdersOf(call.store, accountId, policy).length,
    Tags: shownTags(policy.tags),
  }));
  return { ...page.fields, Policies: { Policy: items } };
}

/** Users, groups and roles that hold a policy. */
export function holdersOf(
  store: State,
  accountId: string,
  policy: { policyName: string; policyType: PolicyType },
) {
  return store
    .list("attachment", [accountId])
    .filter((held) => held.policyName === policy.policyName && held.policyType === policy.policyType);
}

function fromSystem(name: string): AnyPolicy | undefined {
  const policy = systemPolicies.get(name);
  if (policy === undefined) return undefined;
  const { document, defaultVersion, createDate } = policy;
  const versions = [{ versionId: defaultVersion, document, createDate }];
  return { ...policy, policyType: "System", tags: [], versions };
}

function shown(policy: AnyPolicy): Answer {
  return {
    PolicyName: policy.policyName,
    PolicyType: policy.policyType,
    Description: policy.description,
    DefaultVersion: policy.defaultVersion,
    CreateDate: policy.createDate,
    UpdateDate: policy.updateDate,
  };
}
