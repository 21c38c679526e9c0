import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { application } from "./application.ts";
import { en } from "./en.ts";
import { rolesExpression, sessionExpression } from "./expressions.ts";
import { zhCN } from "./zh-CN.ts";

export const pingone = defineVendor({
  id: "pingone",
  documentedBy: "nobody",
  sources: [
    {
      title: "PingOne: Expression language samples",
      url: "https://docs.pingidentity.com/pingone/pingone_expression_language/p1_pel_samples.html",
    },
    {
      title: "PingOne: Application attribute mapping",
      url: "https://developer.pingidentity.com/pingone-api/platform/applications/application-attribute-mapping/index.html",
    },
    {
      title: "PingOne: Identity provider initiated SSO",
      url: "https://developer.pingidentity.com/pingone-api/auth/saml-2.0/identity-provider-initiated-sso.html",
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
  nameIdFormat: nameIdFormats.persistent,
  steps: [
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
        "role",
        "role-session-name",
        "role-session-name-rule",
        "session-duration",
        "session-duration-value",
      ],
      configurations: ["roles-expression"],
    },
    { id: "access", values: ["tile-url"] },
  ],
  sessionNameExpression: sessionExpression,
  tileUrl: (facts) => {
    const at = endpointLike(facts, /^(https?:\/\/[^/?#]+\/[0-9a-f-]{36})(?:\/|$)/);
    return at === null
      ? undefined
      : `${at[1]}/saml20/idp/startsso?spEntityId=${encodeURIComponent(facts.site.entityId)}&applicationUrl=${encodeURIComponent(facts.relayState)}`;
  },
  configurations: [
    {
      id: "roles-expression",
      filename: "pingone-role-expression.txt",
      mediaType: "text/plain",
      make: rolesExpression,
    },
    {
      id: "application",
      filename: "pingone-application.json",
      mediaType: "application/json",
      make: application,
    },
  ],
  warnings: (facts) => {
    const several = facts.groups.filter(({ values }) => values.length > 1).map(({ group }) => group);
    return several.length === 0 ? [] : [{ id: "one-role-per-group" as const, detail: several.join(", ") }];
  },
  text: { en, "zh-CN": zhCN },
});
