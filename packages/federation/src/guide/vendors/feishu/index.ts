import { applicationsByRole } from "../../constant-attributes.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export const feishu = defineVendor({
  id: "feishu",
  documentedBy: "nobody",
  sources: [
    {
      title: "Alibaba Cloud RAM: SAML response for role-based SSO",
      url: "https://www.alibabacloud.com/help/en/ram/saml-response-for-role-based-sso",
    },
  ],
  abilities: {
    "multi-valued": "no",
    "group-filter": "no",
    "computed-roles": "no",
    "session-duration": "yes",
    "relay-state": "unknown",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.email,
  steps: [
    { id: "application", values: ["sp-metadata", "entity-id", "acs"], configurations: ["applications"] },
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
      filename: "feishu-applications.json",
      mediaType: "application/json",
      make: (facts) => applicationsByRole(facts, "邮箱名（不含 @ 及后缀）"),
    },
  ],
  warnings: (facts) =>
    facts.roles.length < 2 ? [] : [{ id: "one-each" as const, detail: String(facts.roles.length) }],
  text: { en, "zh-CN": zhCN },
});
