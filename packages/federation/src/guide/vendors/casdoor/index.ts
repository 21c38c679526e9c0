import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { application, roles } from "./application.ts";
import { tileRequest } from "./authn-request.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

const json = "application/json";

export const casdoor = defineVendor({
  id: "casdoor",
  documentedBy: "nobody",
  sources: [
    {
      title: "Casdoor: SAML identity provider",
      url: "https://casdoor.org/docs/how-to-connect/saml/overview",
    },
    {
      title: "Casdoor: saml_idp.go",
      url: "https://github.com/casdoor/casdoor/blob/master/object/saml_idp.go",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "no",
    "computed-roles": "limited",
    "session-duration": "yes",
    "relay-state": "limited",
    "tile-url": "limited",
  },
  nameIdFormat: nameIdFormats.unspecified,
  steps: [
    {
      id: "application",
      values: ["entity-id", "acs", "signature", "signature-algorithm"],
      configurations: ["application"],
    },
    { id: "roles", configurations: ["roles"] },
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
    { id: "try", values: ["tile-url", "tile-request"] },
  ],
  sessionNameExpression: "$user.name",
  extraValues: (facts) => [{ id: "tile-request", value: tileRequest(facts) }],
  tileUrl: (facts) => {
    const at = endpointLike(facts, /^https?:\/\/[^?#]*\/login\/saml\/authorize\/[^?#]+/);
    return at === null
      ? undefined
      : `${at[0]}?SAMLRequest=${encodeURIComponent(tileRequest(facts))}&RelayState=${encodeURIComponent(facts.relayState)}`;
  },
  configurations: [
    { id: "application", filename: "casdoor-application.json", mediaType: json, make: application },
    { id: "roles", filename: "casdoor-roles.json", mediaType: json, make: roles },
  ],
  warnings: () => [
    { id: "all-roles" as const, detail: "" },
    { id: "answers-only" as const, detail: "" },
  ],
  text: { en, "zh-CN": zhCN },
});
