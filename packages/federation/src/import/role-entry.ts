import { type FederationRole, type PolicyName, policyNameSchema } from "@modelstudio-sso/contracts";
import { markedDescription } from "../desired/markers.ts";
import type { AttachedPolicy } from "../ports.ts";
import { isManagedRolePolicy } from "../rules/index.ts";
import type { RoleInAccount } from "./read-account.ts";

/** The policies a document can name, in the order of the catalogue. */
export function managedPolicies(policies: readonly AttachedPolicy[]): PolicyName[] {
  return policyNameSchema.options.filter((name) =>
    policies.some((attached) => attached.policyType === "System" && attached.policy === name),
  );
}

/** The policies it cannot name. */
export function foreignPolicies(policies: readonly AttachedPolicy[]): AttachedPolicy[] {
  return policies
    .filter(({ policyType, policy }) => !isManagedRolePolicy(policyType, policy))
    .sort((a, b) => (`${a.policyType}:${a.policy}` < `${b.policyType}:${b.policy}` ? -1 : 1));
}

/** One role as the document would write it; groups and workspaces are in no answer of the cloud. */
export function roleEntry(
  of: RoleInAccount,
  given: { federation: string; users?: string[] },
): FederationRole {
  const { role, policies } = of;
  return {
    name: role.name,
    ...(role.description === markedDescription(given.federation) ? {} : { description: role.description }),
    groups: [],
    ...(given.users === undefined ? {} : { users: given.users }),
    maxSessionDurationSeconds: role.maxSessionDurationSeconds,
    policies: managedPolicies(policies),
    workspaces: [],
  };
}
