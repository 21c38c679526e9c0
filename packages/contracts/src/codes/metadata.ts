import type { CodeEntry } from "./entry.ts";

/** Findings about an IdP's SAML metadata document. */
export const metadataCodes = {
  "metadata.not-xml": { title: "This is not an XML document", severity: "error", fixAt: "idp" },
  "metadata.html": { title: "This is a web page, not metadata", severity: "error", fixAt: "idp" },
  "metadata.encoding": { title: "The file is not UTF-8", severity: "error", fixAt: "idp" },
  "metadata.doctype": { title: "The document has a DOCTYPE", severity: "error", fixAt: "idp" },
  "metadata.processing-instruction": {
    title: "The document has a processing instruction",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.malformed": { title: "The XML is broken", severity: "error", fixAt: "idp" },
  "metadata.too-large": { title: "The file is too large", severity: "error", fixAt: "idp" },
  "metadata.too-complex": {
    title: "The document holds too much markup",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.over-cloud-limit": {
    title: "The file is larger than RAM takes",
    severity: "warning",
    fixAt: "service",
  },
  "metadata.is-response": {
    title: "This is a SAML message, not metadata",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.wrong-root": { title: "This XML is not SAML metadata", severity: "error", fixAt: "idp" },
  "metadata.is-sp": {
    title: "This is a service provider's metadata, not an IdP's",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.no-idp-role": {
    title: "The entity does not describe an identity provider",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.several-idp-roles": {
    title: "The entity has more than one IDPSSODescriptor",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.several-entities": {
    title: "The file holds more than one identity provider",
    severity: "error",
    fixAt: "service",
  },
  "metadata.entity-not-found": {
    title: "The requested entity is not in the file",
    severity: "error",
    fixAt: "service",
  },
  "metadata.protocol": {
    title: "The identity provider does not announce SAML 2.0",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.schema": {
    title: "The document departs from the SAML metadata schema",
    severity: "warning",
    fixAt: "idp",
  },
  "metadata.signature.unverified": {
    title: "The metadata's own signature was not checked",
    severity: "info",
    fixAt: "service",
  },
  "metadata.signature.invalid": {
    title: "The metadata's signature does not verify",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.signature.missing": {
    title: "The metadata is not signed though a signature was asked for",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.signature.too-large": {
    title: "The signed file is too large for its signature to be checked",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.entity-id.duplicate": {
    title: "The file describes an entityID more than once",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.cache-duration.unreadable": {
    title: "The cacheDuration cannot be read",
    severity: "warning",
    fixAt: "idp",
  },
  "metadata.entity-id.missing": { title: "The entityID is missing", severity: "error", fixAt: "idp" },
  "metadata.entity-id.too-long": {
    title: "The entityID is longer than SAML allows",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.entity-id.whitespace": {
    title: "The entityID holds white space",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.expired": { title: "The metadata has expired", severity: "error", fixAt: "idp" },
  "metadata.valid-until.unreadable": {
    title: "The validUntil time cannot be read",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.endpoint.none": {
    title: "There is no usable sign-on endpoint",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.endpoint.invalid": {
    title: "An endpoint is not a web address",
    severity: "warning",
    fixAt: "idp",
  },
  "metadata.endpoint.http": { title: "An endpoint is not encrypted", severity: "warning", fixAt: "idp" },
  "metadata.certificate.none": {
    title: "There is no signing certificate",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.certificate.unreadable": {
    title: "A certificate cannot be read",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.certificate.armoured": {
    title: "A certificate carries its PEM header lines",
    severity: "info",
    fixAt: "idp",
  },
  "metadata.certificate.expired": {
    title: "A signing certificate has expired",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.certificate.not-yet-valid": {
    title: "A signing certificate is not valid yet",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.certificate.expiring": {
    title: "A signing certificate expires within 30 days",
    severity: "warning",
    fixAt: "idp",
  },
  "metadata.certificate.weak-key": {
    title: "A signing key is weaker than RSA 2048",
    severity: "warning",
    fixAt: "idp",
  },
  "metadata.certificate.key-type": {
    title: "A signing key is of a kind SAML signatures do not use",
    severity: "error",
    fixAt: "idp",
  },
  "metadata.certificate.sha1": {
    title: "A certificate is itself signed with SHA-1 or MD5",
    severity: "info",
    fixAt: "idp",
  },
  "metadata.certificate.too-many": {
    title: "There are more than two signing certificates",
    severity: "warning",
    fixAt: "idp",
  },
} as const satisfies Record<string, CodeEntry>;
