import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { authsource } from "./authsource.ts";
import { en } from "./en.ts";
import { spRemote } from "./sp-remote.ts";
import { zhCN } from "./zh-CN.ts";

export const simplesamlphp = defineVendor({
  id: "simplesamlphp",
  documentedBy: "nobody",
  sources: [
    {
      title: "SimpleSAMLphp: SP remote metadata reference",
      url: "https://simplesamlphp.org/docs/stable/simplesamlphp-reference-sp-remote.html",
    },
    {
      title: "SimpleSAMLphp: core:AttributeValueMap",
      url: "https://simplesamlphp.org/docs/stable/core/authproc_attributevaluemap.html",
    },
    {
      title: "SimpleSAMLphp: IdP-first flow",
      url: "https://simplesamlphp.org/docs/stable/simplesamlphp-idp-more.html",
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
  nameIdFormat: nameIdFormats.persistent,
  steps: [
    { id: "add", values: ["entity-id", "acs"], configurations: ["sp-remote"] },
    { id: "groups", values: ["role-session-name-rule"], configurations: ["authsource"] },
    { id: "try", values: ["tile-url"] },
  ],
  tileUrl: (facts) => {
    const at = endpointLike(
      facts,
      /^https?:\/\/[^?#]*\/(?:saml2\/idp\/SSOService\.php|saml\/idp\/singleSignOnService)/,
    );
    return at === null
      ? undefined
      : `${at[0]}?spentityid=${encodeURIComponent(facts.site.entityId)}&RelayState=${encodeURIComponent(facts.relayState)}`;
  },
  configurations: [
    {
      id: "sp-remote",
      filename: "saml20-sp-remote.php",
      mediaType: "application/x-httpd-php",
      make: spRemote,
    },
    { id: "authsource", filename: "authsources.php", mediaType: "application/x-httpd-php", make: authsource },
  ],
  text: { en, "zh-CN": zhCN },
});
