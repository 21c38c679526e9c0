import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { applicationAccounts, samlSsoConfig } from "./configuration.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

const json = "application/json";

export const idaas = defineVendor({
  id: "idaas",
  documentedBy: "alibaba",
  sources: [
    {
      title: "Alibaba Cloud IDaaS: Alibaba Cloud Role-based SSO",
      url: "https://www.alibabacloud.com/help/en/idaas/eiam/user-guide/alibaba-cloud-role-based-sso",
    },
    {
      title: "Alibaba Cloud IDaaS: SAML Attribute Statements",
      url: "https://www.alibabacloud.com/help/en/idaas/eiam/user-guide/fill-in-saml-attribute-statements",
    },
    {
      title: "Alibaba Cloud IDaaS: SetApplicationSsoConfig",
      url: "https://help.aliyun.com/zh/idaas/eiam/developer-reference/api-eiam-2021-12-01-setapplicationssoconfig",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "limited",
    "computed-roles": "limited",
    "session-duration": "limited",
    "relay-state": "yes",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.persistent,
  steps: [
    { id: "application", values: ["account-id", "provider-name"] },
    { id: "accounts", configurations: ["accounts"] },
    { id: "access", values: ["tile-url"] },
    {
      id: "groups",
      values: ["acs", "entity-id", "relay-state", "role", "role-session-name", "role-session-name-rule"],
      configurations: ["saml-sso-config"],
    },
  ],
  sessionNameExpression: "user.username",
  extraValues: (facts) => [
    { id: "account-id", value: facts.accountId },
    { id: "provider-name", value: facts.providerName },
  ],
  configurations: [
    {
      id: "accounts",
      filename: "idaas-application-accounts.json",
      mediaType: json,
      make: applicationAccounts,
    },
    { id: "saml-sso-config", filename: "idaas-saml-sso-config.json", mediaType: json, make: samlSsoConfig },
  ],
  warnings: (facts) => {
    const several = facts.groups.filter(({ values }) => values.length > 1).map(({ group }) => group);
    return several.length === 0 ? [] : [{ id: "one-role-per-group" as const, detail: several.join(", ") }];
  },
  text: { en, "zh-CN": zhCN },
});
