import type { Resource, Write } from "@modelstudio-sso/contracts";
import { ownerInDescription, ownerInTags } from "../desired/markers.ts";
import { compareResource } from "../plan/compare-resource.ts";
import type { AttachedPolicy, CloudPort } from "../ports.ts";

function holds(attached: readonly AttachedPolicy[], wanted: { policyType: string; policy: string }): boolean {
  return attached.some((entry) => entry.policyType === wanted.policyType && entry.policy === wanted.policy);
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
      const seen = await cloud.getRole(resource.name);
      if (seen === null) return null;
      const { description, trustPolicy, maxSessionDurationSeconds, tags } = seen;
      return { kind: "role", name: resource.name, description, trustPolicy, maxSessionDurationSeconds, tags };
    }
    case "user": {
      const seen = await cloud.getUser(resource.name);
      return seen === null ? null : { ...resource, displayName: seen.displayName, comments: seen.comments };
    }
    case "custom-policy": {
      const seen = await cloud.getCustomPolicy(resource.name);
      return seen === null ? null : { kind: "custom-policy", ...seen };
    }
    case "role-policy":
      return holds(await cloud.listRolePolicies(resource.role), resource) ? resource : null;
    case "user-policy":
      return holds(await cloud.listUserPolicies(resource.user), resource) ? resource : null;
  }
}

async function isReplaced(
  cloud: CloudPort,
  { roleId, after }: Extract<Write, { action: "replace" }>,
): Promise<boolean> {
  const seen = await cloud.getRole(after.name);
  if (seen === null || seen.roleId === roleId || ownerInTags(seen.tags) !== ownerOf(after)) return false;
  return compareResource({ kind: "role", ...seen }, after).length === 0;
}

function ownerOf(resource: Resource): string | null | undefined {
  switch (resource.kind) {
    case "saml-provider":
      return ownerInDescription(resource.description);
    case "user":
      return ownerInDescription(resource.comments);
    case "role":
    case "custom-policy":
      return ownerInTags(resource.tags);
    default:
      return undefined;
  }
}

/**
 * Whether a change has already taken effect, by reading and comparing. Mutations carry no client token, so this is
 * the only way to know after a lost answer, a restart, or an "already exists". Somebody else's resource of the same
 * name never counts as ours.
 */
export async function isSettled(cloud: CloudPort, change: Write): Promise<boolean> {
  if (change.action === "delete") return (await readResource(cloud, change.before)) === null;
  if (change.action === "replace") return isReplaced(cloud, change);
  const seen = await readResource(cloud, change.after);
  if (seen === null) return false;
  return ownerOf(seen) === ownerOf(change.after) && compareResource(seen, change.after).length === 0;
}
