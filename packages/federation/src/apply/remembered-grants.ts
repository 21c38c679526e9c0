import type { ResourceOf, Write } from "@modelstudio-sso/contracts";
import { allRolesGrantTag } from "../desired/markers.ts";
import type { CloudPort } from "../ports.ts";
import { assumeAnyRolePolicy } from "../rules/index.ts";

type Replacement = Extract<Write, { action: "replace" }>;

/** The attachment a role remembers by its tag: AliyunSTSAssumeRoleAccess, given to a user by us. */
export function grantTo(user: string): ResourceOf<"user-policy"> {
  return { kind: "user-policy", user, policyType: "System", policy: assumeAnyRolePolicy };
}

export async function holdsGrant(cloud: CloudPort, user: string): Promise<boolean> {
  return (await cloud.listUserPolicies(user)).some((held) => held.policy === assumeAnyRolePolicy);
}

/**
 * Users whose all-roles grant would be taken for somebody else's if a replacement stopped between the old role and the
 * new one: its tags are the only memory that the grant is ours, and no other role has the same one.
 */
export async function grantsInDoubt(cloud: CloudPort, { before, after }: Replacement): Promise<string[]> {
  const kept = Object.keys(before.tags).filter(
    (tag) => tag.startsWith(allRolesGrantTag) && tag in after.tags,
  );
  if (kept.length === 0) return [];
  const others = (await cloud.listRoles()).filter((role) => role.name !== after.name);
  return kept
    .filter((tag) => !others.some((role) => tag in role.tags))
    .map((tag) => tag.slice(allRolesGrantTag.length));
}
