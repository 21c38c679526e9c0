import type { Change, ResourceKind, Write } from "@modelstudio-sso/contracts";

/** What must exist before what. Deletes run the other way round, after everything new is in place. */
const creationOrder: readonly ResourceKind[] = [
  "saml-provider",
  "user",
  "custom-policy",
  "role",
  "role-policy",
  "user-policy",
];

export function isWrite(change: Change): change is Write {
  return change.action === "create" || change.action === "update" || change.action === "delete";
}

function kindOf(change: Write): ResourceKind {
  return change.action === "delete" ? change.before.kind : change.after.kind;
}

function rank(change: Change): number {
  if (!isWrite(change)) return 100;
  const position = creationOrder.indexOf(kindOf(change));
  return change.action === "delete" ? 50 - position : position;
}

/** One order for the same set of changes, whatever order they were found in. */
export function orderChanges(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (a, b) => rank(a) - rank(b) || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0),
  );
}
