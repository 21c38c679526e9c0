import { roleTable } from "../../constant-attributes.ts";
import { leastSpMetadata } from "../../sp-metadata.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export const generic = defineVendor({
  id: "generic",
  documentedBy: "alibaba",
  sources: [
    {
      title: "Alibaba Cloud RAM: SAML response for role-based SSO",
      url: "https://www.alibabacloud.com/help/en/ram/saml-response-for-role-based-sso",
    },
    {
      title: "Alibaba Cloud RAM: Configure Alibaba Cloud as a trusted SAML SP for role-based SSO",
      url: "https://www.alibabacloud.com/help/en/ram/configure-alibaba-cloud-as-a-trusted-sp-for-role-based-sso",
    },
  ],
  abilities: {
    "multi-valued": "unknown",
    "group-filter": "unknown",
    "computed-roles": "unknown",
    "session-duration": "unknown",
    "relay-state": "unknown",
    "tile-url": "unknown",
  },
  nameIdFormat: nameIdFormats.persistent,
  steps: [
    { id: "application" },
    {
      id: "service-provider",
      values: ["sp-metadata", "entity-id", "acs", "relay-state", "signature", "encryption"],
      configurations: ["sp-metadata"],
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
      configurations: ["role-table"],
    },
    { id: "assign", values: ["tile-url"] },
  ],
  configurations: [
    { id: "role-table", filename: "role-values.json", mediaType: "application/json", make: roleTable },
    {
      id: "sp-metadata",
      filename: "sp-metadata.xml",
      mediaType: "application/samlmetadata+xml",
      make: leastSpMetadata,
    },
  ],
  text: { en, "zh-CN": zhCN },
});
