import type { GuideFacts } from "../../facts.ts";

/**
 * For each role: the OneLogin role to create, named exactly as the role value, and for each mapped group the mapping
 * that gives it. `value` of the action is the role's ID. Source: OneLogin, "Create Mapping" of the API (conditions
 * member_of, action add_role).
 */
export function mappings(facts: GuideFacts): string {
  const rows = facts.roles.map((role) => ({
    role: { name: role.value },
    mappings: role.groups.map((group) => ({
      name: `Alibaba Cloud ${role.name}: ${group}`.slice(0, 120),
      enabled: true,
      match: "all",
      conditions: [{ source: "member_of", operator: "~", value: group }],
      actions: [{ action: "add_role", value: ["ID of the role above"] }],
    })),
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
