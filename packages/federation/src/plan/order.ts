import type { Change, ResourceKind, Write } from "@modelstudio-sso/contracts";

export function isWrite(change: Change): change is Write {
  return change.action !== "no-op" && change.action !== "untouched";
}

function kindOf(change: Write): ResourceKind {
  return change.action === "delete" ? change.before.kind : change.after.kind;
}

/**
 * Places in the order. What is needed comes before what needs it, and deletes come last in reverse, with one
 * exception: a grant goes before its role changes, because the role's tags are the only memory that the grant is
 * ours. Likewise a grant is made only after the role has noted it. So a run that stops anywhere forgets nothing.
 */
const places = [
  "write saml-provider",
  "write user",
  "write custom-policy",
  "delete user-policy",
  "write role",
  "write role-policy",
  "write user-policy",
  "delete role-policy",
  "delete role",
  "delete custom-policy",
  "delete user",
  "delete saml-provider",
] as const;

function rank(change: Change): number {
  if (!isWrite(change)) return places.length;
  const verb = change.action === "delete" ? "delete" : "write";
  return places.indexOf(`${verb} ${kindOf(change)}`);
}

/** One order for the same set of changes, whatever order they were found in. */
export function orderChanges(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (a, b) => rank(a) - rank(b) || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0),
  );
}
