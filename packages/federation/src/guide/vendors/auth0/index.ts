import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { action } from "./action.ts";
import { addon } from "./addon.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export const auth0 = defineVendor({
  id: "auth0",
  documentedBy: "nobody",
  sources: [
    {
      title: "Auth0: Customize SAML assertions",
      url: "https://auth0.com/docs/authenticate/protocols/saml/saml-configuration/customize-saml-assertions",
    },
  ],
  abilities: {
    "multi-valued": "yes",
    "group-filter": "yes",
    "computed-roles": "yes",
    "session-duration": "yes",
    "relay-state": "limited",
    "tile-url": "yes",
  },
  nameIdFormat: nameIdFormats.persistent,
  steps: [
    { id: "application" },
    { id: "addon", values: ["acs", "entity-id", "signature"], configurations: ["addon"] },
    { id: "action", values: ["role-session-name-rule"], configurations: ["action"] },
    { id: "try", values: ["tile-url"] },
  ],
  tileUrl: (facts) => {
    const at = endpointLike(facts, /^https?:\/\/[^?#]*\/samlp\/[A-Za-z0-9]+/);
    return at === null ? undefined : `${at[0]}?RelayState=${encodeURIComponent(facts.relayState)}`;
  },
  configurations: [
    { id: "action", filename: "alibaba-cloud-action.js", mediaType: "text/javascript", make: action },
    { id: "addon", filename: "saml2-web-app.json", mediaType: "application/json", make: addon },
  ],
  text: { en, "zh-CN": zhCN },
});
