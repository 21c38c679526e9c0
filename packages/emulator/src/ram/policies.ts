import { parseIdentityPolicy } from "../access/policy-document.ts";
import { systemPolicies } from "../access/system-policies.ts";
import { assumptions } from "../assumptions.ts";
import { isoSeconds } from "../state/identifiers.ts";
import type { PolicyRecord, PolicyType } from "../state/records.ts";
import type { Store } from "../state/store.ts";
import { badRequest, conflict, notFound } from "../wire/api-error.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";
import { pageByMarker } from "../wire/paging.ts";
import { checkLength, flag, name, required, text } from "../wire/parameters.ts";
import { hasTags, mergeTags, readTags, shownTags } from "./tags.ts";

/** Letters, digits and `-`; at most 128. */
const nameRule = { pattern: /^[A-Za-z0-9-]+$/, maxLength: 128 };

/** Custom and system policies of RAM 2015-05-01. */
export const policyOperations: Operations = {
  CreatePolicy: { wishes: onPolicy("CreatePolicy"), handle: create },
  GetPolicy: { wishes: onPolicy("GetPolicy"), handle: get },
  DeletePolicy: { wishes: onPolicy("DeletePolicy"), handle: remove },
  ListPolicies: { wishes: onPolicy("ListPolicies"), handle: list },
  UpdatePolicyDescription: { wishes: onPolicy("UpdatePolicyDescription"), handle: updateDescription },
};

/** What RAM is asked before a call about one policy. */
export function onPolicy(action: string) {
  return (call: Call) => {
    const owner = call.params.PolicyType === "System" ? "system" : call.account.accountId;
    const policyName = call.params.PolicyName ?? "*";
    return [{ action: `ram:${action}`, resource: `acs:ram::${owner}:policy/${policyName}` }];
  };
}

/** A policy of either kind, with all its versions. */
export type AnyPolicy = Omit<PolicyRecord, "accountId" | "nextVersion"> & { policyType: PolicyType };

/** The `PolicyType` parameter. @throws 400 `InvalidParameter.PolicyType` */
export function policyTypeOf(call: Call): PolicyType {
  const type = required(call.params, "PolicyType");
  if (type === "System" || type === "Custom") return type;
  throw badRequest("InvalidParameter.PolicyType", 'The parameter - "PolicyType" is incorrect.');
}

/** The policy that `PolicyName` and `PolicyType` name. @throws 404 `EntityNotExist.Policy` */
export function findPolicy(call: Call): AnyPolicy {
  const policyName = required(call.params, "PolicyName");
  if (policyTypeOf(call) === "Custom") return { ...findCustomPolicy(call), policyType: "Custom" };
  const policy = systemPolicies.get(policyName);
  if (policy === undefined) throw absent();
  return fromSystem(policyName);
}

/** The custom policy that `PolicyName` names. @throws 404 `EntityNotExist.Policy` */
export function findCustomPolicy(call: Call): PolicyRecord {
  const policy = call.store.get("policy", [call.account.accountId, required(call.params, "PolicyName")]);
  if (policy === undefined) throw absent();
  return policy;
}

/** A checked policy document. @throws 400 `InvalidParameter.PolicyDocument.Length`, `MalformedPolicyDocument` */
export function checkedDocument(call: Call): string {
  const document = required(call.params, "PolicyDocument");
  checkLength(document, "PolicyDocument", assumptions.ram.maxPolicyChars);
  parseIdentityPolicy(document);
  return document;
}

/** How one version is shown; lists of versions carry the document too. */
export function shownVersion(
  policy: Pick<PolicyRecord, "versions" | "defaultVersion">,
  versionId: string,
): Answer {
  const version = policy.versions.find((candidate) => candidate.versionId === versionId);
  if (version === undefined)
    throw notFound("EntityNotExist.Policy.Version", "The policy version does not exist.");
  return {
    VersionId: version.versionId,
    IsDefaultVersion: version.versionId === policy.defaultVersion,
    PolicyDocument: version.document,
    CreateDate: version.createDate,
  };
}

function create(call: Call): Answer {
  const { store } = call;
  const { accountId } = call.account;
  const policyName = name(call.params, "PolicyName", nameRule);
  const document = checkedDocument(call);
  if (store.get("policy", [accountId, policyName]) !== undefined || systemPolicies.has(policyName)) {
    throw conflict("EntityAlreadyExists.Policy", "The policy does already EXIST.");
  }
  if (store.list("policy", [accountId]).length >= assumptions.ram.maxCustomPolicies) {
    throw conflict("LimitExceeded.Policy", "The count of policies beyond the current limits.");
  }
  const date = isoSeconds(call.now);
  const policy: PolicyRecord = {
    accountId,
    policyName,
    description: text(call.params, "Description", 1024) ?? "",
    defaultVersion: "v1",
    versions: [{ versionId: "v1", document, createDate: date }],
    nextVersion: 2,
    createDate: date,
    updateDate: date,
    tags: mergeTags([], readTags(call.params)),
  };
  store.put("policy", [accountId, policyName], policy);
  const { UpdateDate: _, ...created } = shown({ ...policy, policyType: "Custom" });
  return { Policy: created };
}

function get(call: Call): Answer {
  const policy = findPolicy(call);
  const AttachmentCount = attachmentCount(call.store, call.account.accountId, policy);
  return {
    Policy: { ...shown(policy), AttachmentCount },
    DefaultPolicyVersion: shownVersion(policy, policy.defaultVersion),
  };
}

function updateDescription(call: Call): Answer {
  const policy = findCustomPolicy(call);
  const description = text(call.params, "NewDescription", 1024) ?? "";
  const changed = { ...policy, description, updateDate: isoSeconds(call.now) };
  call.store.put("policy", [policy.accountId, policy.policyName], changed);
  return { Policy: shown({ ...changed, policyType: "Custom" }) };
}

function remove(call: Call): Answer {
  const policy = findCustomPolicy(call);
  const holders = holdersOf(call.store, policy.accountId, { ...policy, policyType: "Custom" });
  if (holders.some((holder) => holder.entityType === "user")) {
    throw conflict(
      "DeleteConflict.Policy.User",
      "The policy CAN NOT be attached to users while deleting it.",
    );
  }
  if (holders.length > 0) {
    throw conflict(
      assumptions.ram.policyHeldByRoleCode,
      "The policy CAN NOT be attached to roles while deleting it.",
    );
  }
  if (policy.versions.length > 1 && !flag(call.params, "CascadingDelete")) {
    throw conflict(
      "DeleteConflict.Policy.Version",
      "The policy CAN NOT has any version except the default one while deleting it.",
    );
  }
  call.store.delete("policy", [policy.accountId, policy.policyName]);
  return {};
}

function list(call: Call): Answer {
  const type = call.params.PolicyType === undefined ? undefined : policyTypeOf(call);
  const wanted = readTags(call.params);
  const { accountId } = call.account;
  const custom = call.store
    .list("policy", [accountId])
    .map((policy): AnyPolicy => ({ ...policy, policyType: "Custom" }));
  const system = [...systemPolicies.keys()].map(fromSystem);
  const all = [...custom, ...system]
    .filter((policy) => type === undefined || policy.policyType === type)
    .filter((policy) => hasTags(policy.tags, wanted));
  const page = pageByMarker(all, call.params, 1000);
  const items = page.items.map((policy) => ({
    ...shown(policy),
    AttachmentCount: attachmentCount(call.store, accountId, policy),
    Tags: shownTags(policy.tags),
  }));
  return { ...page.fields, Policies: { Policy: items } };
}

/** Users and roles that hold a policy. */
export function holdersOf(
  store: Store,
  accountId: string,
  policy: { policyName: string; policyType: PolicyType },
) {
  return store
    .list("attachment", [accountId])
    .filter((held) => held.policyName === policy.policyName && held.policyType === policy.policyType);
}

function attachmentCount(store: Store, accountId: string, policy: AnyPolicy): number {
  return holdersOf(store, accountId, policy).length;
}

function fromSystem(policyName: string): AnyPolicy {
  const policy = systemPolicies.get(policyName);
  if (policy === undefined) throw absent();
  const { document, defaultVersion, createDate } = policy;
  return {
    ...policy,
    policyType: "System",
    tags: [],
    versions: [{ versionId: defaultVersion, document, createDate }],
  };
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

function absent() {
  return notFound("EntityNotExist.Policy", "The policy does not exist.");
}
