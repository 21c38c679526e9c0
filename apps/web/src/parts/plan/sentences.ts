import type {
  Change,
  Resource,
  ResourceKind,
  UntouchedReason,
  Write,
  WriteAction,
} from "@modelstudio-sso/contracts";

/** The words a sentence may need. */
export type SentenceParams = {
  name?: string;
  policy?: string;
  address?: string;
  owner?: string;
  roleId?: string;
};

/** A sentence as the catalogue knows it: a key of `plan.sentence`, and what to put in. */
export interface Sentence {
  key:
    | `${"create" | "update" | "delete"}.${ResourceKind}`
    | `adopt.${Adoptable}`
    | "replace.role"
    | "no-op"
    | `untouched.${UntouchedReason}`;
  params: SentenceParams;
}

/** Kinds of which somebody else's can be made ours. */
type Adoptable = "saml-provider" | "role" | "custom-policy";

function adoptable({ kind }: Resource): Adoptable {
  return kind === "saml-provider" || kind === "custom-policy" ? kind : "role";
}

/** Says one change in words. Attachments are said as what they do, not as objects that are created. */
export function sentenceOf(change: Change): Sentence {
  switch (change.action) {
    case "create":
    case "update":
      return { key: `${change.action}.${change.after.kind}`, params: paramsOf(change.after) };
    case "adopt":
      return { key: `adopt.${adoptable(change.after)}`, params: paramsOf(change.after) };
    case "replace":
      return { key: "replace.role", params: { name: change.after.name, roleId: change.roleId } };
    case "delete":
      return { key: `delete.${change.before.kind}`, params: paramsOf(change.before) };
    case "no-op":
      return { key: "no-op", params: { address: change.address } };
    case "untouched":
      return {
        key: `untouched.${change.reason}`,
        params: { address: change.address, owner: change.owner ?? "" },
      };
  }
}

function paramsOf(resource: Resource): SentenceParams {
  switch (resource.kind) {
    case "role-policy":
      return { policy: resource.policy, name: resource.role };
    case "user-policy":
      return { policy: resource.policy, name: resource.user };
    default:
      return { name: resource.name };
  }
}

/** True for changes that write to the cloud. */
export function isWrite(change: Change): change is Write {
  return change.action !== "no-op" && change.action !== "untouched";
}

/** The kind of resource a write is about. */
export function kindOf(change: Write): ResourceKind {
  return change.action === "delete" ? change.before.kind : change.after.kind;
}

const kindOrder: ResourceKind[] = [
  "saml-provider",
  "role",
  "role-policy",
  "user",
  "custom-policy",
  "user-policy",
];

/** Writes by kind, in the order a person thinks of them; within a kind the plan's own order stays. */
export function groupByKind(changes: readonly Change[]): { kind: ResourceKind; changes: Write[] }[] {
  const writes = changes.filter(isWrite);
  return kindOrder
    .map((kind) => ({ kind, changes: writes.filter((change) => kindOf(change) === kind) }))
    .filter((group) => group.changes.length > 0);
}

/** How many of each kind of write a plan holds. */
export function countWrites(changes: readonly Change[]): Record<WriteAction, number> {
  const count = { create: 0, update: 0, adopt: 0, replace: 0, delete: 0 };
  for (const change of changes) if (isWrite(change)) count[change.action] += 1;
  return count;
}
