import { X509Certificate } from "node:crypto";
import type { Assumptions } from "../assumptions.ts";
import { attribute, children, descendants, namespaces, parseXml, trimmedText, XmlError } from "./xml.ts";

/** What a sign-in needs to know of an identity provider. */
export interface IdpMetadata {
  entityId: string;
  /** Signing certificates, DER in base64 without line breaks. */
  signingCertificates: string[];
  /** `validUntil` of the descriptor, when given. */
  validUntil?: string;
}

/** Why a metadata document cannot be used. */
export class MetadataError extends Error {}

/**
 * Reads a metadata document under RAM's published limits: one IDPSSODescriptor, at most two certificates,
 * counted over the whole descriptor whatever their use.
 *
 * @throws {MetadataError}
 */
export function readIdpMetadata(xml: string, assumptions: Assumptions): IdpMetadata {
  const root = parse(xml);
  if (root.namespaceURI !== namespaces.metadata || root.localName !== "EntityDescriptor") {
    throw new MetadataError("the root element must be a SAML 2.0 EntityDescriptor");
  }
  const entityId = attribute(root, "entityID") ?? "";
  if (entityId === "") throw new MetadataError("entityID is missing");
  const [descriptor, ...others] = descendants(root, namespaces.metadata, "IDPSSODescriptor");
  if (descriptor === undefined || others.length > 0) {
    throw new MetadataError("there must be exactly one IDPSSODescriptor");
  }
  const count = descendants(descriptor, namespaces.signature, "X509Certificate").length;
  const { maxCertificatesPerDescriptor: most } = assumptions.ims;
  if (count > most) {
    throw new MetadataError(`an IDPSSODescriptor may hold ${most} certificates, not ${count}`);
  }
  const signingCertificates = readSigningCertificates(descriptor);
  if (signingCertificates.length === 0) throw new MetadataError("there is no signing certificate");
  const validUntil = attribute(root, "validUntil") ?? attribute(descriptor, "validUntil");
  return { entityId, signingCertificates, ...(validUntil === undefined ? {} : { validUntil }) };
}

function parse(xml: string): Element {
  try {
    return parseXml(xml);
  } catch (error) {
    if (error instanceof XmlError) throw new MetadataError(`not well-formed XML: ${error.message}`);
    throw error;
  }
}

function readSigningCertificates(descriptor: Element): string[] {
  return children(descriptor, namespaces.metadata, "KeyDescriptor")
    .filter((key) => (attribute(key, "use") ?? "signing") === "signing")
    .flatMap((key) => descendants(key, namespaces.signature, "X509Certificate"))
    .map((element) => trimmedText(element).replace(/\s+/g, ""))
    .map((base64) => {
      try {
        return new X509Certificate(Buffer.from(base64, "base64")).raw.toString("base64");
      } catch {
        throw new MetadataError("a signing certificate cannot be read");
      }
    });
}
