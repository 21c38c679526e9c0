import type { FieldChange, Resource, Write } from "@modelstudio-sso/contracts";
import { CloudError } from "../cloud-error.ts";
import { ownerInDescription, ownerInTags } from "../desired/markers.ts";
import { compareResource } from "../plan/compare-resource.ts";
import type { AttachedPolicy, CloudPort } from "../ports.ts";
import { grantsInDoubt, holdsGrant } from "./remembered-grants.ts";

/**
 * What one look says about a change. `before`: nothing, or not all of it, is to be seen yet. `differs`: what stands
 * under the name is neither what the plan saw nor what it wants.
 */
export type Sight =
  | { is: "settled" | "absent" | "before" }
  | { is: "differs"; ours: boolean; owner: string | null; fields: FieldChange[] };

function holds(attached: readonly AttachedPolicy[], wanted: { policyType: string; policy: string }): boolean {
  return attached.some((entry) => entry.policyType === wanted.policyType && entry.policy === wanted.policy);
}

/** One thing may take several reads, and of a new one the second may not know yet: then it is not to be seen. */
async function ifSeen<T>(read: Promise<T | null>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof CloudError && error.kind === "not-found") return null;
    throw error;
  }
}

/** The resource as it is now, in the shape it is planned in; `null`: not there. */
async function readResource(cloud: CloudPort, resource: Resource): Promise<Resource | null> {
  switch (resource.kind) {
    case "saml-provider": {
      const seen = await cloud.getSamlProvider(resource.name);
      return seen === null
        ? null
        : { ...resource, metadataXml: seen.metadataXml, description: seen.description };
    }
    case "role": {
      const seen = await ifSeen(cloud.getRole(resource.name));
      if (seen === null) return null;
      const { description, trustPolicy, maxSessionDurationSeconds, tags } = seen;
      return { kind: "role", name: resource.name, description, trustPolicy, maxSessionDurationSeconds, tags };
    }
    case "user": {
      const seen = await cloud.getUser(resource.name);
      return seen === null ? null : { ...resource, displayName: seen.displayName, comments: seen.comments };
    }
    case "custom-policy": {
      const seen = await ifSeen(cloud.getCustomPolicy(resource.name));
      return seen === null ? null : { kind: "custom-policy", ...seen };
    }
    case "role-policy":
      return holds(await cloud.listRolePolicies(resource.role), resource) ? resource : null;
    case "user-policy":
      return holds(await cloud.listUserPolicies(resource.user), resource) ? resource : null;
  }
}

/** The federation a resource names as its owner; an attachment has no marker of its own. */
function ownerOf(resource: Resource): string | null {
  switch (resource.kind) {
    case "saml-provider":
      return ownerInDescription(resource.description);
    case "user":
      return ownerInDescription(resource.comments);
    case "role":
    case "custom-policy":
      return ownerInTags(resource.tags);
    default:
      return null;
  }
}

function compared(seen: Resource, wanted: Resource): Sight {
  const owner = ownerOf(seen);
  const ours = owner === ownerOf(wanted);
  const fields = compareResource(seen, wanted);
  return ours && fields.length === 0 ? { is: "settled" } : { is: "differs", ours, owner, fields };
}

async function lookAtReplaced(
  cloud: CloudPort,
  change: Extract<Write, { action: "replace" }>,
): Promise<Sight> {
  const { roleId, after } = change;
  const seen = await ifSeen(cloud.getRole(after.name));
  if (seen === null) return { is: "absent" };
  if (seen.roleId === roleId) return { is: "before" };
  const sight = compared({ kind: "role", ...seen }, after);
  if (sight.is !== "settled") return sight;
  for (const user of await grantsInDoubt(cloud, change)) {
    if (!(await holdsGrant(cloud, user))) return { is: "before" };
  }
  return sight;
}

/**
 * Looks whether a change has taken effect, by reading and comparing. Mutations carry no client token, so this is the
 * only way to know after a lost answer, a restart, or an "already exists". A read may be late: only `settled` is
 * certain, and somebody else's resource of the same name never is.
 */
export async function lookAt(cloud: CloudPort, change: Write): Promise<Sight> {
  if (change.action === "replace") return lookAtReplaced(cloud, change);
  const expected = change.action === "delete" ? change.before : change.after;
  const seen = await readResource(cloud, expected);
  if (seen === null) return { is: change.action === "delete" ? "settled" : "absent" };
  if (change.action === "delete") {
    const owner = ownerOf(seen);
    return owner === ownerOf(expected)
      ? { is: "before" }
      : { is: "differs", ours: false, owner, fields: compareResource(seen, expected) };
  }
  const sight = compared(seen, expected);
  if (sight.is !== "differs" || change.action === "create") return sight;
  // Ours, or as it was when the plan was made: it is still to be changed.
  return sight.ours || sight.owner === ownerOf(change.before) ? { is: "before" } : sight;
}
