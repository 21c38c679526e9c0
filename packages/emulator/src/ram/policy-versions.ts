import { malformedPolicy, parseIdentityPolicy } from "../access/policy-document.ts";
import { isoSeconds } from "../state/identifiers.ts";
import type { PolicyRecord } from "../state/records.ts";
import { ApiError, conflict } from "../wire/api-error.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { flag, formed, oneOf, required } from "../wire/parameter-rules.ts";
import { policyName } from "./names.ts";
import {
  findCustomPolicy,
  findPolicy,
  onPolicy,
  policyAbsent,
  policyDocument,
  policyParams,
  shownVersion,
  versionAbsent,
} from "./policies.ts";

const versionId = required(formed({ pattern: /^v[1-9]\d*$/, words: "v1, v2, …" }));

const versionsFull = conflict(
  "LimitExceeded.Policy.Version",
  "The count of policy version beyond the current limits.",
);
const versionInForce = conflict(
  "DeleteConflict.Policy.Version.Default",
  "The default policy version CAN NOT been deleted directly.",
);

/** Versions of custom policies: at most five, one of them in force. */
export const policyVersionOperations: Operations = {
  CreatePolicyVersion: operation({
    families: ["policies"],
    asks: onPolicy("CreatePolicyVersion"),
    params: {
      PolicyName: policyName,
      PolicyDocument: policyDocument,
      SetAsDefault: flag,
      RotateStrategy: oneOf("None", "DeleteOldestNonDefaultVersionWhenLimitExceeded"),
    },
    refusals: [policyAbsent, malformedPolicy, versionsFull],
    limits: ["ram.maxPolicyVersions", "ram.maxPolicyChars"],
    run: create,
  }),
  ListPolicyVersions: operation({
    asks: onPolicy("ListPolicyVersions"),
    params: policyParams,
    refusals: [policyAbsent],
    run: (call, args) => {
      const policy = findPolicy(call, args);
      const versions = policy.versions.map((version) => shownVersion(policy, version.versionId));
      return { PolicyVersions: { PolicyVersion: versions } };
    },
  }),
  GetPolicyVersion: operation({
    asks: onPolicy("GetPolicyVersion"),
    params: { ...policyParams, VersionId: versionId },
    refusals: [policyAbsent, versionAbsent],
    run: (call, args) => ({ PolicyVersion: shownVersion(findPolicy(call, args), args.VersionId) }),
  }),
  DeletePolicyVersion: operation({
    families: ["policies"],
    asks: onPolicy("DeletePolicyVersion"),
    params: { PolicyName: policyName, VersionId: versionId },
    refusals: [policyAbsent, versionAbsent, versionInForce],
    run: remove,
  }),
  SetDefaultPolicyVersion: operation({
    families: ["policies"],
    asks: onPolicy("SetDefaultPolicyVersion"),
    params: { PolicyName: policyName, VersionId: versionId },
    refusals: [policyAbsent, versionAbsent],
    run: (call, args) => {
      const policy = existing(call, args);
      save(call, { ...policy, defaultVersion: args.VersionId, updateDate: isoSeconds(call.now) });
      return {};
    },
  }),
};

interface NewVersion {
  PolicyName: string;
  PolicyDocument: string;
  SetAsDefault: boolean;
  RotateStrategy: "None" | "DeleteOldestNonDefaultVersionWhenLimitExceeded" | undefined;
}

function create(call: Call, args: NewVersion): Answer {
  const policy = findCustomPolicy(call, args.PolicyName);
  parseIdentityPolicy(args.PolicyDocument);
  const room = makeRoom(call, policy, args.RotateStrategy ?? "None");
  const id = `v${policy.nextVersion}`;
  const createDate = isoSeconds(call.now);
  const changed: PolicyRecord = {
    ...policy,
    versions: [...room, { versionId: id, document: args.PolicyDocument, createDate }],
    nextVersion: policy.nextVersion + 1,
    defaultVersion: args.SetAsDefault ? id : policy.defaultVersion,
    updateDate: createDate,
  };
  save(call, changed);
  return { PolicyVersion: shownVersion(changed, id) };
}

/** Versions that stay when one more is coming. */
function makeRoom(call: Call, policy: PolicyRecord, strategy: string) {
  if (policy.versions.length < call.assumptions.ram.maxPolicyVersions) return policy.versions;
  const oldest = policy.versions.find((version) => version.versionId !== policy.defaultVersion);
  if (strategy === "None" || oldest === undefined) throw new ApiError(versionsFull);
  return policy.versions.filter((version) => version !== oldest);
}

interface VersionReference {
  PolicyName: string;
  VersionId: string;
}

function remove(call: Call, args: VersionReference): Answer {
  const policy = existing(call, args);
  if (args.VersionId === policy.defaultVersion) throw new ApiError(versionInForce);
  const versions = policy.versions.filter((version) => version.versionId !== args.VersionId);
  save(call, { ...policy, versions });
  return {};
}

function existing(call: Call, args: VersionReference): PolicyRecord {
  const policy = findCustomPolicy(call, args.PolicyName);
  if (policy.versions.some((version) => version.versionId === args.VersionId)) return policy;
  throw new ApiError(versionAbsent);
}

function save(call: Call, policy: PolicyRecord): void {
  call.store.put("policy", [policy.accountId, policy.policyName], policy);
}
