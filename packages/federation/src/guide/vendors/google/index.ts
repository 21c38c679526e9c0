import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { appsScript } from "./apps-script.ts";
import { en } from "./en.ts";
import { attributeMapping } from "./mapping.ts";
import { customSchema, schemaNames } from "./schema.ts";
import { zhCN } from "./zh-CN.ts";

export const google = defineVendor({
  id: "google",
  documentedBy: "nobody",
  sources: [
    {
      title: "Google: Set up your own custom SAML app",
      url: "https://support.google.com/a/answer/6087519",
    },
    {
      title: "Google: About group membership mapping (75 groups)",
      url: "https://support.google.com/a/answer/11143403",
    },
    {
      title: "Google: Add custom attributes using a custom schema",
      url: "https://support.google.com/a/answer/6327792",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "limited",
    "computed-roles": "no",
    "session-duration": "no",
    "relay-state": "yes",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.email,
  steps: [
    { id: "schema", configurations: ["schema"] },
    { id: "fill", values: ["role-session-name-rule"], configurations: ["apps-script"] },
    { id: "application", values: ["acs", "entity-id", "relay-state", "name-id-format", "signature"] },
    {
      id: "mapping",
      values: ["role-field", "role", "session-field", "role-session-name"],
      configurations: ["mapping"],
    },
    { id: "access", values: ["tile-url"] },
  ],
  extraValues: () => [
    { id: "role-field", value: `${schemaNames.schema} > ${schemaNames.role}`, kind: "description" },
    { id: "session-field", value: `${schemaNames.schema} > ${schemaNames.sessionName}`, kind: "description" },
  ],
  configurations: [
    { id: "schema", filename: "custom-schema.json", mediaType: "application/json", make: customSchema },
    { id: "apps-script", filename: "alibaba-cloud-roles.gs", mediaType: "text/javascript", make: appsScript },
    { id: "mapping", filename: "attribute-mapping.csv", mediaType: "text/csv", make: attributeMapping },
  ],
  warnings: (facts) =>
    facts.groups.length === 0 ? [] : [{ id: "by-user" as const, detail: String(facts.groups.length) }],
  text: { en, "zh-CN": zhCN },
});
