import { addressOf, type Resource, type Write } from "@modelstudio-sso/contracts";

/** Addresses of the users and SAML providers a trust policy names. */
function principalsOf(resource: Resource): string[] {
  if (resource.kind !== "role") return [];
  const arns = JSON.stringify(resource.trustPolicy).matchAll(/acs:ram::\d+:((?:user|saml-provider)\/[^"]+)/g);
  return [...arns].flatMap(([, address]) => (address === undefined ? [] : [address]));
}

/** Addresses of what must be there for a resource to be made. */
function needsOf(resource: Resource): string[] {
  switch (resource.kind) {
    case "role":
      return principalsOf(resource);
    case "role-policy":
      return [`role/${resource.role}`, `custom-policy/${resource.policy}`];
    case "user-policy":
      return [`user/${resource.user}`, `custom-policy/${resource.policy}`];
    default:
      return [];
  }
}

function needsOfChange(change: Write): string[] {
  if (change.action === "delete") return [change.address, ...needsOf(change.before)];
  return [change.address, ...needsOf(change.after)];
}

/**
 * Whether a change needs what this very run has just done: made a parent, or taken away what stood in the way of a
 * delete. RAM may not know of it yet, so a refusal is then worth another try; otherwise it is the truth.
 */
export function leansOn(change: Write, done: readonly Write[]): boolean {
  // A replacement detaches and deletes, and then needs both to be known.
  if (change.action === "replace") return true;
  const needs = new Set(needsOfChange(change));
  return done.some((earlier) => {
    if (earlier.action === "create" || earlier.action === "replace") return needs.has(earlier.address);
    if (earlier.action !== "delete" || change.action !== "delete") return false;
    return needsOf(earlier.before).includes(addressOf(change.before));
  });
}
