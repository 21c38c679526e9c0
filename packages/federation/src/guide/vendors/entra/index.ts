import { attributes } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { appRoles, longestValue } from "./app-roles.ts";
import { claimsPolicy, sessionPattern } from "./claims-policy.ts";
import { en } from "./en.ts";
import { graphScript } from "./graph-script.ts";
import { zhCN } from "./zh-CN.ts";

const json = "application/json";

/** From here on the assignments are worth a word; it is not a limit of the product. */
const manyGroups = 50;

export const entra = defineVendor({
  id: "entra",
  documentedBy: "alibaba",
  sources: [
    {
      title: "Alibaba Cloud RAM: Implement role-based SSO from Microsoft Entra ID",
      url: "https://www.alibabacloud.com/help/en/ram/implement-role-based-sso-from-azure-ad",
    },
    {
      title: "Microsoft: Alibaba Cloud Service (Role-based SSO) tutorial",
      url: "https://learn.microsoft.com/en-us/entra/identity/saas-apps/alibaba-cloud-service-role-based-sso-tutorial",
    },
    {
      title: "Microsoft: Customize SAML token claims, RegexReplace()",
      url: "https://learn.microsoft.com/en-us/entra/identity-platform/saml-claims-customization",
    },
    {
      title: "Microsoft Graph: appRole resource type (120 characters)",
      url: "https://learn.microsoft.com/en-us/graph/api/resources/approle",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "limited",
    "computed-roles": "limited",
    "session-duration": "yes",
    "relay-state": "yes",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.persistent,
  steps: [
    { id: "application" },
    {
      id: "saml",
      values: [
        "sp-metadata",
        "entity-id",
        "acs",
        "relay-state",
        "signature",
        "signature-algorithm",
        "encryption",
      ],
    },
    { id: "roles", configurations: ["graph-script", "app-roles"] },
    {
      id: "claims",
      values: [
        "role-namespace",
        "role-source",
        "session-pattern",
        "session-replacement",
        "session-duration-value",
      ],
      configurations: ["claims-policy"],
    },
    { id: "assign", values: ["tile-url"] },
  ],
  extraValues: () => [
    { id: "role-namespace", value: attributes.prefix },
    { id: "role-source", value: "user.assignedroles" },
    { id: "session-pattern", value: sessionPattern },
    { id: "session-replacement", value: "{name}" },
  ],
  configurations: [
    { id: "graph-script", filename: "alibaba-cloud-roles.ps1", mediaType: "text/plain", make: graphScript },
    { id: "app-roles", filename: "app-roles.json", mediaType: json, make: appRoles },
    { id: "claims-policy", filename: "claims-policy.json", mediaType: json, make: claimsPolicy },
  ],
  warnings: (facts) => {
    const long = facts.roles.filter((role) => role.value.length > longestValue);
    return [
      ...(long.length > 0
        ? [
            {
              id: "too-long" as const,
              detail: long.map((role) => `${role.name} (${role.value.length})`).join(", "),
            },
          ]
        : []),
      ...(facts.groups.length > manyGroups
        ? [{ id: "many-groups" as const, detail: String(facts.groups.length) }]
        : []),
    ];
  },
  text: { en, "zh-CN": zhCN },
});
