import { IdentityProvider } from "samlify";
import { attributes, escapeXml } from "./xml.ts";

/** What the metadata says. */
export interface MetadataFacts {
  entityId: string;
  ssoUrl: string;
  /** Base64 of the DER. */
  certificate: string;
}

const namespace = "urn:oasis:names:tc:SAML:2.0:metadata";
const dsig = "http://www.w3.org/2000/09/xmldsig#";
const protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
const bindings = [
  "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
];

/**
 * The metadata document, read back by samlify before anyone gets it: an unreadable one fails at the start.
 * samlify's own builder warns on the console when there is no logout service, and this provider has none.
 */
export function buildMetadata(facts: MetadataFacts): string {
  const idp = IdentityProvider({ metadata: writeMetadata(facts) });
  if (idp.entityMeta.getEntityID() !== facts.entityId) {
    throw new Error("the metadata of the rehearsal identity provider cannot be read back");
  }
  return idp.getMetadata();
}

function writeMetadata({ entityId, ssoUrl, certificate }: MetadataFacts): string {
  const services = bindings.map(
    (Binding) => `    <SingleSignOnService${attributes({ Binding, Location: ssoUrl })}/>`,
  );
  const role = attributes({ WantAuthnRequestsSigned: "false", protocolSupportEnumeration: protocol });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<EntityDescriptor${attributes({ xmlns: namespace, "xmlns:ds": dsig, entityID: entityId })}>`,
    `  <IDPSSODescriptor${role}>`,
    '    <KeyDescriptor use="signing">',
    `      <ds:KeyInfo><ds:X509Data><ds:X509Certificate>${escapeXml(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
    "    </KeyDescriptor>",
    "    <NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat>",
    ...services,
    "  </IDPSSODescriptor>",
    "  <Organization>",
    '    <OrganizationName xml:lang="en">Acme (rehearsal)</OrganizationName>',
    '    <OrganizationDisplayName xml:lang="en">Acme company sign-in — rehearsal identity provider</OrganizationDisplayName>',
    '    <OrganizationURL xml:lang="en">https://acme.example/</OrganizationURL>',
    "  </Organization>",
    "</EntityDescriptor>",
    "",
  ].join("\n");
}
