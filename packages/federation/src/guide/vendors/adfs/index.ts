import { endpointLike } from "../../facts.ts";
import { defineVendor, nameIdFormats } from "../../vendor.ts";
import { claimRules } from "./claim-rules.ts";
import { en } from "./en.ts";
import { relyingPartyTrust } from "./relying-party-trust.ts";
import { zhCN } from "./zh-CN.ts";

export const adfs = defineVendor({
  id: "adfs",
  documentedBy: "alibaba",
  sources: [
    {
      title: "Alibaba Cloud RAM: Implement role-based SSO from AD FS",
      url: "https://www.alibabacloud.com/help/en/ram/implement-role-based-sso-from-ad-fs",
    },
    {
      title: "Microsoft: AD FS claims rule language and regular expressions",
      url: "https://learn.microsoft.com/en-us/archive/blogs/askds/ad-fs-2-0-claims-rule-language-part-2",
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
    { id: "trust", values: ["sp-metadata", "entity-id", "acs"], configurations: ["powershell"] },
    { id: "rules", values: ["role-session-name-rule"], configurations: ["claim-rules"] },
    { id: "access" },
    { id: "page", values: ["tile-url"] },
  ],
  tileUrl: (facts) => {
    const host = endpointLike(facts, /^(https?:\/\/[^/?#]+)\/adfs\//i)?.[1];
    if (host === undefined) return undefined;
    // RelayState holds two parameters, so each of them is encoded twice. Source: Microsoft, "IdP-initiated sign-on with RelayState".
    const inner = `RPID=${encodeURIComponent(facts.site.entityId)}&RelayState=${encodeURIComponent(facts.relayState)}`;
    return `${host.replace(/^http:/, "https:")}/adfs/ls/idpinitiatedsignon.aspx?RelayState=${encodeURIComponent(inner)}`;
  },
  configurations: [
    {
      id: "powershell",
      filename: "alibaba-cloud-trust.ps1",
      mediaType: "text/plain",
      make: relyingPartyTrust,
    },
    { id: "claim-rules", filename: "claim-rules.txt", mediaType: "text/plain", make: claimRules },
  ],
  text: { en, "zh-CN": zhCN },
});
