import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { attributeFilter } from "./attribute-filter.ts";
import { attributeResolver } from "./attribute-resolver.ts";
import { en } from "./en.ts";
import { metadataProvider } from "./metadata-provider.ts";
import { relyingParty } from "./relying-party.ts";
import { zhCN } from "./zh-CN.ts";

const xml = "application/xml";

export const shibboleth = defineVendor({
  id: "shibboleth",
  documentedBy: "nobody",
  sources: [
    {
      title: "Shibboleth wiki: MappedAttributeDefinition",
      url: "https://shibboleth.atlassian.net/wiki/spaces/IDP4/pages/1265631555/MappedAttributeDefinition",
    },
    {
      title: "Shibboleth wiki: UnsolicitedSSOConfiguration",
      url: "https://shibboleth.atlassian.net/wiki/spaces/IDP5/pages/3199511630/UnsolicitedSSOConfiguration",
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
    { id: "metadata", values: ["sp-metadata"], configurations: ["metadata-providers"] },
    { id: "attributes", values: ["role-session-name-rule"], configurations: ["attribute-resolver"] },
    { id: "filter", configurations: ["attribute-filter"] },
    { id: "signing", values: ["signature", "encryption"], configurations: ["relying-party"] },
    { id: "reload", values: ["tile-url"] },
  ],
  tileUrl: (facts) => {
    const at = endpointLike(facts, /^(https?:\/\/[^?#]*\/profile\/SAML2)\//);
    return at === null
      ? undefined
      : `${at[1]}/Unsolicited/SSO?providerId=${encodeURIComponent(facts.site.entityId)}&target=${encodeURIComponent(facts.relayState)}`;
  },
  configurations: [
    { id: "metadata-providers", filename: "metadata-providers.xml", mediaType: xml, make: metadataProvider },
    { id: "attribute-resolver", filename: "attribute-resolver.xml", mediaType: xml, make: attributeResolver },
    { id: "attribute-filter", filename: "attribute-filter.xml", mediaType: xml, make: attributeFilter },
    { id: "relying-party", filename: "relying-party.xml", mediaType: xml, make: relyingParty },
  ],
  text: { en, "zh-CN": zhCN },
});
