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
  let left: number = limits.certificates;
  let number = 0;
  for (const descriptor of childrenOf(role, namespaces.metadata, "KeyDescriptor")) {
    if (left <= 0) break;
    number += 1;
    const path = `/EntityDescriptor/IDPSSODescriptor/KeyDescriptor[${number}]`;
    const use = readUse(attribute(descriptor, "use"));
    const texts = certificateTexts(descriptor).slice(0, left);
    if (texts.length === 0) keys.push({ use, certificate: undefined, armoured: false, path });
    keys.push(...withoutIssuers(texts.map((text) => readKey(text, use, path))));
    left -= Math.max(texts.length, 1);
  }
  return keys.filter((key, at) => keys.findIndex((other) => isSame(key, other)) === at);
}

/** A certificate may serve both purposes and is then one key for each; what could not be read is like no other. */
function isSame(key: MetadataKey, other: MetadataKey): boolean {
  if (key === other) return true;
  const purpose = (key.use === "encryption") === (other.use === "encryption");
  return purpose && key.certificate !== undefined && key.certificate.sha256 === other.certificate?.sha256;
}

function readKey(text: string, use: CertificateInfo["use"], path: string): MetadataKey {
  return { use, certificate: knownCertificate(text), armoured: text.includes("-----BEGIN"), path };
}

function readUse(value: string | undefined): CertificateInfo["use"] {
  return value === "signing" || value === "encryption" ? value : "unspecified";
}

function certificateTexts(descriptor: Element): string[] {
  const texts: string[] = [];
  for (const info of childrenOf(descriptor, namespaces.signature, "KeyInfo")) {
    for (const data of childrenOf(info, namespaces.signature, "X509Data")) {
      for (const found of childrenOf(data, namespaces.signature, "X509Certificate")) texts.push(found.text);
    }
  }
  return texts;
}

function withoutIssuers(keys: MetadataKey[]): MetadataKey[] {
  if (keys.length < 2) return keys;
  return keys.filter(
    (candidate) => !keys.some((other) => issued(candidate, other) && !issued(other, candidate)),
  );
}

/** Two certificates over one key, as a renewal makes, issued each other: neither is a chain's. */
function issued({ certificate: issuer }: MetadataKey, { certificate: leaf }: MetadataKey): boolean {
  if (issuer === undefined || leaf === undefined || issuer.sha256 === leaf.sha256) return false;
  // Two self-signed certificates of one name are a roll-over, not a chain: the key must have signed the leaf.
  return leaf.x509.checkIssued(issuer.x509) && leaf.x509.verify(issuer.x509.publicKey);
}
