import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { application } from "./application.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export const jumpcloud = defineVendor({
  id: "jumpcloud",
  documentedBy: "nobody",
  sources: [
    {
      title: "JumpCloud: SSO Application Connector Fields",
      url: "https://jumpcloud.com/support/sso-application-connector-fields",
    },
    {
      title: "JumpCloud: SSO using Custom SAML Application Connectors",
      url: "https://jumpcloud.com/support/sso-using-custom-saml-application-connectors",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "yes",
    "computed-roles": "limited",
    "session-duration": "yes",
    "relay-state": "yes",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.email,
  steps: [
    { id: "groups" },
    {
      id: "application",
      values: ["entity-id", "acs", "name-id-format", "signature", "signature-algorithm", "relay-state"],
      configurations: ["application"],
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
    { id: "access", values: ["tile-url"] },
  ],
  sessionNameExpression: "username",
  tileUrl: (facts) => endpointLike(facts, /^https:\/\/sso\.jumpcloud\.com\/saml2\/[^?#]+/)?.[0],
  configurations: [
    {
      id: "application",
      filename: "jumpcloud-connector.json",
      mediaType: "application/json",
      make: application,
    },
  ],
  warnings: (facts) =>
    facts.groups.length === 0 ? [] : [{ id: "copied" as const, detail: String(facts.groups.length) }],
  text: { en, "zh-CN": zhCN },
});
