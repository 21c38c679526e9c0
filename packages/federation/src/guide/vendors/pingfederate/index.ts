import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { contract } from "./contract.ts";
import { en } from "./en.ts";
import { rolesExpression, sessionExpression } from "./expressions.ts";
import { zhCN } from "./zh-CN.ts";

export const pingfederate = defineVendor({
  id: "pingfederate",
  documentedBy: "nobody",
  sources: [
    {
      title: "PingFederate: Sample OGNL expressions",
      url: "https://docs.pingidentity.com/pingfederate/latest/administrators_reference_guide/pf_sample_ognl_express.html",
    },
    {
      title: "PingFederate: Construct OGNL expressions",
      url: "https://docs.pingidentity.com/pingfederate/latest/administrators_reference_guide/pf_construct_ognl_express.html",
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
  nameIdFormat: nameIdFormats.unspecified,
  steps: [
    {
      id: "connection",
      values: ["sp-metadata", "entity-id", "acs", "relay-state"],
      configurations: ["contract"],
    },
    { id: "contract", values: ["role", "role-session-name", "session-duration"] },
    {
      id: "fulfilment",
      values: ["session-duration-value"],
      configurations: ["roles-expression", "session-expression"],
    },
    { id: "credentials", values: ["signature", "signature-algorithm", "encryption"] },
    { id: "try", values: ["tile-url"] },
  ],
  tileUrl: (facts) => {
    const at = endpointLike(facts, /^(https?:\/\/[^?#]*)\/idp\/SSO\.saml2/);
    return at === null
      ? undefined
      : `${at[1]}/idp/startSSO.ping?PartnerSpId=${encodeURIComponent(facts.site.entityId)}&TargetResource=${encodeURIComponent(facts.relayState)}`;
  },
  configurations: [
    { id: "roles-expression", filename: "role.ognl", mediaType: "text/plain", make: rolesExpression },
    {
      id: "session-expression",
      filename: "role-session-name.ognl",
      mediaType: "text/plain",
      make: sessionExpression,
    },
    { id: "contract", filename: "sp-connection.json", mediaType: "application/json", make: contract },
  ],
  text: { en, "zh-CN": zhCN },
});
