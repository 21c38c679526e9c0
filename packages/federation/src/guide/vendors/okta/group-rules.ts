import type { GuideFacts } from "../../facts.ts";
import { memberOfAny } from "./expressions.ts";

/**
 * For each role: the group to create, named exactly as the role value, and the group rule that fills it from the mapped
 * groups. The rule's `groupIds` is the ID that creating the group returned. Source: Okta, "Groups API" and "Group Rules
 * API".
 */
export function groupRules(facts: GuideFacts): string {
  const rows = facts.roles.map((role) => ({
    group: { profile: { name: role.value, description: `Alibaba Cloud RAM role ${role.name}` } },
    ...(role.groups.length === 0
      ? {}
      : {
          rule: {
            type: "group_rule",
            name: `Alibaba Cloud ${role.name}`.slice(0, 50),
            conditions: {
              expression: { value: memberOfAny(role.groups), type: "urn:okta:expression:1.0" },
            },
            actions: { assignUserToGroups: { groupIds: ["ID of the group above"] } },
          },
        }),
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
