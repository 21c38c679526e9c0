import { escapeXml } from "../xml/escape.ts";
import { bindings, namespaces } from "../xml/namespaces.ts";
import { signingCertificatesByWorth } from "./signing-certificates.ts";
import type { CertificateInfo, Endpoint, IdpDescription, ValidatedIdp } from "./types.ts";

/** RAM takes at most two certificates per descriptor (Alibaba Cloud RAM, limits of role-based SSO). */
const registeredCertificates = 2;

/** The document that is registered with RAM, and by name what of the original it leaves out. */
export interface MinimalMetadata {
  xml: string;
  leftOut: string[];
}

/**
 * Writes the smallest metadata document that RAM needs: entityID, sign-on endpoints (Redirect and POST),
 * at most two signing certificates. The same IdP and the same validity of its certificates at `now` give
 * the same bytes. Never longer than 102,400 bytes, which {@link checkMetadata} has made sure of.
 */
export function minimalMetadata(idp: ValidatedIdp, options: { now: Date }): MinimalMetadata {
  return writeMinimalMetadata(idp, options.now);
}

/** The same for a description that is still being judged: the size rule measures it. */
export function writeMinimalMetadata(idp: IdpDescription, now: Date): MinimalMetadata {
  const certificates = signingCertificatesByWorth(idp, now);
  const kept = certificates.slice(0, registeredCertificates);
  const endpoints = idp.singleSignOn.filter(isRegistered);
  const signed = idp.wantAuthnRequestsSigned ? ' WantAuthnRequestsSigned="true"' : "";
  const lines = [
    `<EntityDescriptor xmlns="${namespaces.metadata}" entityID="${escapeXml(idp.entityId)}">`,
    `  <IDPSSODescriptor${signed} protocolSupportEnumeration="${namespaces.protocol}">`,
    ...kept.map(keyDescriptor),
    ...endpoints.map(
      ({ binding, location }) =>
        `    <SingleSignOnService Binding="${binding}" Location="${escapeXml(location)}"/>`,
    ),
    "  </IDPSSODescriptor>",
    "</EntityDescriptor>",
    "",
  ];
  return { xml: lines.join("\n"), leftOut: leftOut(idp, certificates.slice(registeredCertificates)) };
}

/** True for a sign-on endpoint that is registered: Redirect or POST, at a web address. */
export function isRegistered(endpoint: Endpoint): boolean {
  const usable = endpoint.binding === bindings.redirect || endpoint.binding === bindings.post;
  return usable && isWebAddress(endpoint.location);
}

/** True for an absolute http or https address. */
export function isWebAddress(location: string): boolean {
  return /^https?:\/\//i.test(location) && URL.canParse(location);
}

function keyDescriptor(certificate: CertificateInfo): string {
  const base64 = certificate.pem.replaceAll(/-----[^-]*-----|\s/g, "");
  return [
    '    <KeyDescriptor use="signing">',
    `      <KeyInfo xmlns="${namespaces.signature}">`,
    `        <X509Data><X509Certificate>${base64}</X509Certificate></X509Data>`,
    "      </KeyInfo>",
    "    </KeyDescriptor>",
  ].join("\n");
}

function leftOut(idp: IdpDescription, surplus: readonly CertificateInfo[]): string[] {
  const encryption = idp.certificates.filter((certificate) => certificate.use === "encryption");
  return [
    ...surplus.map((certificate) => `signing certificate ${certificate.sha256} (${certificate.subject})`),
    ...encryption.map((certificate) => `encryption certificate ${certificate.sha256}`),
    ...idp.singleSignOn
      .filter((endpoint) => !isRegistered(endpoint) && isWebAddress(endpoint.location) === false)
      .map((endpoint) => `SingleSignOnService ${endpoint.location.slice(0, 200)}`),
    ...(idp.singleLogout.length > 0 ? ["SingleLogoutService"] : []),
    ...(idp.validUntil === undefined ? [] : ["validUntil"]),
    ...(idp.cacheDuration === undefined ? [] : ["cacheDuration"]),
    ...(idp.otherContent ?? []),
  ];
}
