import { assumptions } from "../assumptions.ts";
import { isoSeconds } from "../state/identifiers.ts";
import type { PolicyRecord } from "../state/records.ts";
import { badRequest, conflict, notFound } from "../wire/api-error.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";
import { flag, required } from "../wire/parameters.ts";
import { checkedDocument, findCustomPolicy, findPolicy, onPolicy, shownVersion } from "./policies.ts";

/** Versions of custom policies: at most five, one of them in force. */
export const policyVersionOperations: Operations = {
  CreatePolicyVersion: { wishes: onPolicy("CreatePolicyVersion"), handle: create },
  ListPolicyVersions: { wishes: onPolicy("ListPolicyVersions"), handle: list },
  GetPolicyVersion: { wishes: onPolicy("GetPolicyVersion"), handle: get },
  DeletePolicyVersion: { wishes: onPolicy("DeletePolicyVersion"), handle: remove },
  SetDefaultPolicyVersion: { wishes: onPolicy("SetDefaultPolicyVersion"), handle: setDefault },
};

function create(call: Call): Answer {
  const policy = findCustomPolicy(call);
  const document = checkedDocument(call);
  const room = makeRoom(policy, call.params.RotateStrategy ?? "None");
  const versionId = `v${policy.nextVersion}`;
  const changed: PolicyRecord = {
    ...policy,
    versions: [...room, { versionId, document, createDate: isoSeconds(call.now) }],
    nextVersion: policy.nextVersion + 1,
    defaultVersion: flag(call.params, "SetAsDefault") ? versionId : policy.defaultVersion,
    updateDate: isoSeconds(call.now),
  };
  save(call, changed);
  return { PolicyVersion: shownVersion(changed, versionId) };
}

/** Versions that stay when one more is coming. */
function makeRoom(policy: PolicyRecord, strategy: string) {
  if (strategy !== "None" && strategy !== "DeleteOldestNonDefaultVersionWhenLimitExceeded") {
    throw badRequest("InvalidParameter.RotateStrategy", 'The parameter - "RotateStrategy" is incorrect.');
  }
  if (policy.versions.length < assumptions.ram.maxPolicyVersions) return policy.versions;
  const oldest = policy.versions.find((version) => version.versionId !== policy.defaultVersion);
  if (strategy === "None" || oldest === undefined) {
    throw conflict("LimitExceeded.Policy.Version", "The count of policy versions beyond the current limits.");
  }
  return policy.versions.filter((version) => version !== oldest);
}

function list(call: Call): Answer {
  const policy = findPolicy(call);
  const versions = policy.versions.map((version) => shownVersion(policy, version.versionId));
  return { PolicyVersions: { PolicyVersion: versions } };
}

function get(call: Call): Answer {
  return { PolicyVersion: shownVersion(findPolicy(call), versionParameter(call)) };
}

function remove(call: Call): Answer {
  const policy = findCustomPolicy(call);
  const versionId = existingVersion(call, policy);
  if (versionId === policy.defaultVersion) {
    throw conflict("DeleteConflict.Policy.Version.Default", "The default policy version CAN NOT be deleted.");
  }
  save(call, { ...policy, versions: policy.versions.filter((version) => version.versionId !== versionId) });
  return {};
}

function setDefault(call: Call): Answer {
  const policy = findCustomPolicy(call);
  save(call, { ...policy, defaultVersion: existingVersion(call, policy), updateDate: isoSeconds(call.now) });
  return {};
}

function save(call: Call, policy: PolicyRecord): void {
  call.store.put("policy", [policy.accountId, policy.policyName], policy);
}

function existingVersion(call: Call, policy: PolicyRecord): string {
  const versionId = versionParameter(call);
  if (policy.versions.some((version) => version.versionId === versionId)) return versionId;
  throw notFound("EntityNotExist.Policy.Version", "The policy version does not exist.");
}

function versionParameter(call: Call): string {
  const versionId = required(call.params, "VersionId");
  if (/^v[1-9]\d*$/.test(versionId)) return versionId;
  throw badRequest("InvalidParameter.VersionId.Format", 'The parameter - "VersionId" is not well formed.');
}
