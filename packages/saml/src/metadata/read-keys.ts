import { knownCertificate } from "../certificate/certificate-cache.ts";
import type { ReadCertificate } from "../certificate/read-certificate.ts";
import { limits } from "../limits.ts";
import { namespaces } from "../xml/namespaces.ts";
import { attribute, childrenOf, type Element } from "../xml/tree.ts";
import type { CertificateInfo } from "./types.ts";

/** One certificate of a KeyDescriptor, read or not. */
export interface MetadataKey {
  readonly use: CertificateInfo["use"];
  readonly certificate: ReadCertificate | undefined;
  readonly armoured: boolean;
  readonly path: string;
}

/**
 * The certificates of one role's KeyDescriptors, in document order, each once per use. A certificate that
 * issued another one of the same KeyInfo is part of a chain and not a key of the IdP. A KeyDescriptor
 * without any certificate yields one unreadable entry.
 */
export function readKeys(role: Element): MetadataKey[] {
  const keys: MetadataKey[] = [];
  childrenOf(role, namespaces.metadata, "KeyDescriptor").forEach((descriptor, index) => {
    const path = `/EntityDescriptor/IDPSSODescriptor/KeyDescriptor[${index + 1}]`;
    const use = readUse(attribute(descriptor, "use"));
    const texts = certificateTexts(descriptor);
    if (texts.length === 0) keys.push({ use, certificate: undefined, armoured: false, path });
    keys.push(...withoutIssuers(texts.map((text) => readKey(text, use, path))));
  });
  const seen = new Set<string>();
  return keys.slice(0, limits.certificates).filter((key) => {
    if (key.certificate === undefined) return true;
    const purpose = key.use === "encryption" ? "encryption" : "signing";
    const identity = `${purpose} ${key.certificate.sha256}`;
    return seen.has(identity) ? false : seen.add(identity);
  });
}

function readKey(text: string, use: CertificateInfo["use"], path: string): MetadataKey {
  return { use, certificate: knownCertificate(text), armoured: text.includes("-----BEGIN"), path };
}

function readUse(value: string | undefined): CertificateInfo["use"] {
  return value === "signing" || value === "encryption" ? value : "unspecified";
}

function certificateTexts(descriptor: Element): string[] {
  return childrenOf(descriptor, namespaces.signature, "KeyInfo")
    .flatMap((info) => childrenOf(info, namespaces.signature, "X509Data"))
    .flatMap((data) => childrenOf(data, namespaces.signature, "X509Certificate"))
    .map((element) => element.text)
    .slice(0, limits.certificates);
}

function withoutIssuers(keys: MetadataKey[]): MetadataKey[] {
  if (keys.length < 2) return keys;
  return keys.filter((candidate) => !keys.some((other) => issued(candidate.certificate, other.certificate)));
}

function issued(issuer: ReadCertificate | undefined, leaf: ReadCertificate | undefined): boolean {
  if (issuer === undefined || leaf === undefined || issuer.sha256 === leaf.sha256) return false;
  // Two self-signed certificates of one name are a roll-over, not a chain: the key must have signed the leaf.
  return leaf.x509.checkIssued(issuer.x509) && leaf.x509.verify(issuer.x509.publicKey);
}
