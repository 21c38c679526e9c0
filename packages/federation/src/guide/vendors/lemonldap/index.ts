import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { lmConf, providerKey } from "./configuration.ts";
import { en } from "./en.ts";
import { zhCN } from "./zh-CN.ts";

export const lemonldap = defineVendor({
  id: "lemonldap",
  documentedBy: "nobody",
  sources: [
    {
      title: "LemonLDAP::NG: SAML service providers",
      url: "https://lemonldap-ng.org/documentation/latest/idpsaml.html",
    },
    {
      title: "LemonLDAP::NG: command line",
      url: "https://lemonldap-ng.org/documentation/latest/cli_examples.html",
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
    { id: "issuer", values: ["signature", "signature-algorithm"] },
    { id: "merge", values: ["entity-id", "acs"], configurations: ["lm-conf"] },
    { id: "check", values: ["role-session-name-rule"] },
    { id: "try", values: ["tile-url"] },
  ],
  tileUrl: (facts) => {
    const at = endpointLike(facts, /^https?:\/\/[^?#]*\/saml\/singleSignOn(?=$|[?#])/);
    return at === null
      ? undefined
      : `${at[0]}?IDPInitiated=1&spConfKey=${providerKey}&RelayState=${encodeURIComponent(facts.relayState)}`;
  },
  configurations: [
    { id: "lm-conf", filename: "model-studio.json", mediaType: "application/json", make: lmConf },
  ],
  text: { en, "zh-CN": zhCN },
});
