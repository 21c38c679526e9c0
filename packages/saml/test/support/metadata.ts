import type { Signer } from "./certificate.ts";

export const idpEntityId = "https://idp.example.com/saml";

export interface MetadataShape {
  readonly entityId?: string;
  readonly signers?: readonly Signer[];
  /** Replaces the generated KeyDescriptors. */
  readonly keys?: string;
  readonly sso?: string;
  readonly role?: string;
  readonly entity?: string;
  readonly attributes?: string;
  readonly protocol?: string;
}

const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

/** A KeyDescriptor over a certificate's base64. */
export function keyDescriptor(certificate: string, use = ' use="signing"'): string {
  return `<KeyDescriptor${use}><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;
}

export function ssoEndpoint(binding: "redirect" | "post", location: string): string {
  return `<SingleSignOnService Binding="${binding === "post" ? post : redirect}" Location="${location}"/>`;
}

/** Metadata of one IdP. */
export function metadata(shape: MetadataShape = {}): string {
  const keys =
    shape.keys ?? (shape.signers ?? []).map((signer) => keyDescriptor(signer.certificate)).join("");
  const sso =
    shape.sso ??
    ssoEndpoint("redirect", "https://idp.example.com/sso") +
      ssoEndpoint("post", "https://idp.example.com/sso");
  const role = `<IDPSSODescriptor protocolSupportEnumeration="${shape.protocol ?? "urn:oasis:names:tc:SAML:2.0:protocol"}">${keys}${shape.role ?? ""}${sso}</IDPSSODescriptor>`;
  const entityId = shape.entityId ?? idpEntityId;
  return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"${shape.attributes ?? ""}>${role}${shape.entity ?? ""}</EntityDescriptor>`;
}
