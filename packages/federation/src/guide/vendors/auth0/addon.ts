import type { GuideFacts } from "../../facts.ts";
import { nameIdFormats } from "../../vendor.ts";

/** Settings of the addon SAML2 Web App. Source: Auth0, "Customize SAML assertions". */
export function addon(facts: GuideFacts): string {
  const settings = {
    audience: facts.site.entityId,
    recipient: facts.site.acsUrl,
    destination: facts.site.acsUrl,
    mappings: {},
    createUpnClaim: false,
    passthroughClaimsWithNoMapping: false,
    mapUnknownClaimsAsIs: false,
    mapIdentities: false,
    signatureAlgorithm: "rsa-sha256",
    digestAlgorithm: "sha256",
    signResponse: false,
    lifetimeInSeconds: 300,
    nameIdentifierFormat: nameIdFormats.persistent,
    nameIdentifierProbes: ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"],
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}
