import { addressOf, type Resource } from "@modelstudio-sso/contracts";
import { allRolesGrantTag } from "../desired/markers.ts";
import type { ObservedState } from "../observe/observed-state.ts";
import { assumeAnyRolePolicy } from "../rules/index.ts";

/** Users whose all-roles grant was there before us: it is used, and never ours to take away. */
function grantsOfOthers(observed: ObservedState): Set<string> {
  const others = new Set<string>();
  for (const { resource, owner } of observed.resources.values()) {
    if (resource.kind === "user-policy" && resource.policy === assumeAnyRolePolicy && owner === null) {
      others.add(resource.user);
    }
  }
  return others;
}

/** Takes the claim "we gave this user AliyunSTSAssumeRoleAccess" off the roles where somebody else had. */
export function claimOnlyOwnGrants(resources: readonly Resource[], observed: ObservedState): Resource[] {
  const others = grantsOfOthers(observed);
  if (others.size === 0) return [...resources];
  return resources.map((resource) => {
    if (resource.kind !== "role") return resource;
    const tags = Object.fromEntries(
      Object.entries(resource.tags).filter(
        ([key]) => !(key.startsWith(allRolesGrantTag) && others.has(key.slice(allRolesGrantTag.length))),
      ),
    );
    return { ...resource, tags };
  });
}

/** Address of the all-roles grant of one user. */
export function allRolesGrantAddress(user: string): string {
  return addressOf({ kind: "user-policy", user, policyType: "System", policy: assumeAnyRolePolicy });
}
