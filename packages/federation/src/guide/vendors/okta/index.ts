import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { application } from "./application.ts";
import { en } from "./en.ts";
import { memberOfAny, rolesExpression, sessionExpression } from "./expressions.ts";
import { groupRules } from "./group-rules.ts";
import { zhCN } from "./zh-CN.ts";

/** Group rule expressions from this length on get a word of warning; Okta publishes no number. */
const longExpression = 1500;

export const okta = defineVendor({
  id: "okta",
  documentedBy: "alibaba",
  sources: [
    {
      title: "Alibaba Cloud RAM: Implement role-based SSO from Okta",
      url: "https://www.alibabacloud.com/help/en/ram/implement-role-based-sso-from-okta",
    },
    {
      title: "Okta: Expression Language",
      url: "https://developer.okta.com/docs/reference/okta-expression-language/",
    },
    {
      title: "Okta: Flattening filtered groups",
      url: "https://support.okta.com/help/s/article/understanding-okta-expression-language-flattening-filtered-groups-and-replacing-string-segments",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "yes",
    "computed-roles": "yes",
    "session-duration": "yes",
    "relay-state": "yes",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.email,
  steps: [
    { id: "groups", configurations: ["group-rules"] },
    {
      id: "application",
      values: [
        "acs",
        "entity-id",
        "relay-state",
        "name-id-format",
        "signature",
        "signature-algorithm",
        "encryption",
      ],
      configurations: ["application"],
    },
    {
      id: "attributes",
      values: [
        "role-session-name",
        "role-session-name-rule",
        "session-duration",
        "session-duration-value",
        "role",
        "group-filter",
      ],
      configurations: ["roles-expression"],
    },
    { id: "assign", values: ["tile-url"] },
  ],
  sessionNameExpression: sessionExpression,
  extraValues: () => [{ id: "group-filter", value: "acs:ram" }],
  configurations: [
    { id: "group-rules", filename: "okta-groups.json", mediaType: "application/json", make: groupRules },
    {
      id: "application",
      filename: "okta-application.json",
      mediaType: "application/json",
      make: application,
    },
    {
      id: "roles-expression",
      filename: "okta-role-expression.txt",
      mediaType: "text/plain",
      make: rolesExpression,
    },
  ],
  warnings: (facts) => {
    const long = facts.roles.filter((role) => memberOfAny(role.groups).length > longExpression);
    return long.length === 0
      ? []
      : [{ id: "rule-length" as const, detail: long.map((role) => role.name).join(", ") }];
  },
  text: { en, "zh-CN": zhCN },
});
