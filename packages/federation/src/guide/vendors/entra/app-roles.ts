import type { GuideFacts } from "../../facts.ts";
import { roleId } from "./role-id.ts";

/** Longest `value` of an app role. Source: Microsoft Graph, "appRole resource type". */
export const longestValue = 120;

/**
 * The body of PATCH /servicePrincipals/{id}: one app role for each RAM role, after `msiam_access`, which gallery
 * applications must keep. Source: Microsoft, "Integrate Alibaba Cloud Service (Role-based SSO)", step 7.
 */
export function appRoles(facts: GuideFacts): string {
  const roles = facts.roles.map((role) => ({
    allowedMemberTypes: ["User"],
    description: role.value,
    displayName: role.name,
    id: roleId(role.value),
    isEnabled: true,
    value: role.value,
  }));
  return `${JSON.stringify({ appRoles: roles }, null, 2)}\n`;
}
