import { applicationsByRole } from "../../constant-attributes.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export const dingtalk = defineVendor({
  id: "dingtalk",
  documentedBy: "nobody",
  sources: [
    {
      title: "Alibaba Cloud IDaaS: Account field expressions (source type ding_talk)",
      url: "https://www.alibabacloud.com/help/en/idaas/eiam/user-guide/use-advanced-expressions-in-sso-attributes",
    },
  ],
  abilities: {
    "multi-valued": "limited",
    "group-filter": "limited",
    "computed-roles": "limited",
    "session-duration": "yes",
    "relay-state": "unknown",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.unspecified,
  steps: [
    { id: "between" },
    {
      id: "portal",
      values: ["entity-id", "acs", "signature", "encryption"],
      configurations: ["applications"],
    },
    {
      id: "attributes",
      values: [
        "role",
        "role-session-name",
        "role-session-name-rule",
        "session-duration",
        "session-duration-value",
      ],
    },
    { id: "range", values: ["tile-url"] },
  ],
  configurations: [
    {
      id: "applications",
      filename: "applications.json",
      mediaType: "application/json",
      make: (facts) => applicationsByRole(facts, "工号"),
    },
  ],
  warnings: (facts) =>
    facts.roles.length < 2 ? [] : [{ id: "one-each" as const, detail: String(facts.roles.length) }],
  text: { en, "zh-CN": zhCN },
});
