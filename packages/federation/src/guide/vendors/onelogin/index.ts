import type { GuideFacts } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { application } from "./application.ts";
import { en } from "./en.ts";
import { mappings } from "./mappings.ts";
import { zhCN } from "./zh-CN.ts";

/** Groups whose names are contained in another mapped group's. */
function contained(facts: GuideFacts): string[] {
  const names = facts.groups.map(({ group }) => group);
  return names.filter((name) => names.some((other) => other !== name && other.includes(name)));
}

export const onelogin = defineVendor({
  id: "onelogin",
  documentedBy: "alibaba",
  sources: [
    {
      title: "Alibaba Cloud RAM: Implement role-based SSO from OneLogin",
      url: "https://www.alibabacloud.com/help/en/ram/implement-role-based-sso-from-onelogin",
    },
    {
      title: "OneLogin: User Roles as a multi-value parameter (Snyk's example)",
      url: "https://docs.snyk.io/snyk-platform-administration/single-sign-on-sso-for-authentication-to-snyk/custom-mapping/examples-setting-up-custom-mapping-for-idps/example-setting-up-custom-mapping-for-onelogin",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "limited",
    "computed-roles": "yes",
    "session-duration": "yes",
    "relay-state": "yes",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.persistent,
  steps: [
    {
      id: "application",
      values: ["relay-state", "entity-id", "acs", "signature", "encryption"],
      configurations: ["application"],
    },
    { id: "roles", configurations: ["mappings"] },
    {
      id: "parameters",
      values: [
        "role",
        "role-session-name",
        "role-session-name-rule",
        "session-duration",
        "session-duration-value",
      ],
    },
    { id: "access", values: ["tile-url"] },
  ],
  configurations: [
    {
      id: "application",
      filename: "onelogin-application.json",
      mediaType: "application/json",
      make: application,
    },
    { id: "mappings", filename: "onelogin-mappings.json", mediaType: "application/json", make: mappings },
  ],
  warnings: (facts) => {
    const names = contained(facts);
    return names.length === 0 ? [] : [{ id: "contains" as const, detail: names.join(", ") }];
  },
  text: { en, "zh-CN": zhCN },
});
