/** Namespace names of SAML 2.0 and what it is made of. */
export const namespaces = {
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  metadataUi: "urn:oasis:names:tc:SAML:metadata:ui",
  signature: "http://www.w3.org/2000/09/xmldsig#",
  encryption: "http://www.w3.org/2001/04/xmlenc#",
  exclusiveC14n: "http://www.w3.org/2001/10/xml-exc-c14n#",
  schemaInstance: "http://www.w3.org/2001/XMLSchema-instance",
  saml1Protocol: "urn:oasis:names:tc:SAML:1.0:protocol",
} as const;

/** Names of the two bindings an IdP's sign-on endpoint may use here (SAML bindings 3.4 and 3.5). */
export const bindings = {
  redirect: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  post: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
} as const;
