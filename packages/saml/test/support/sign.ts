import { sign as cryptoSign, type KeyObject } from "node:crypto";
import { SignedXml } from "xml-crypto";
import type { Signer } from "./certificate.ts";

export const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
export const ecdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
export const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
export const inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
export const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
export const sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

export interface SignOptions {
  readonly signer: Signer;
  readonly algorithm?: string;
  readonly digest?: string;
  readonly canonicalization?: string;
  readonly transforms?: readonly string[];
  readonly prefixes?: readonly string[];
  /** Base64 of the certificate to put into KeyInfo; `null` for none. */
  readonly keyInfo?: string | null;
  /** Writes the signature elements without prefix. */
  readonly plain?: boolean;
}

/** ECDSA in the form XML Signature wants; xml-crypto brings none. */
class EcdsaSha256 {
  getSignature(signedInfo: string, key: KeyObject): string {
    return cryptoSign("sha256", Buffer.from(signedInfo), { key, dsaEncoding: "ieee-p1363" }).toString(
      "base64",
    );
  }
  verifySignature(): boolean {
    return false;
  }
  getAlgorithmName(): string {
    return ecdsaSha256;
  }
}

/** Signs the root of a metadata document, which must have an ID, as publishers of federations do. */
export function signMetadata(xml: string, { signer, algorithm, digest }: SignOptions): string {
  const signed = new SignedXml({
    privateKey: signer.privateKey,
    signatureAlgorithm: algorithm ?? rsaSha256,
    canonicalizationAlgorithm: exclusive,
  });
  signed.addReference({ xpath: "/*", digestAlgorithm: digest ?? sha256, transforms: [enveloped, exclusive] });
  signed.computeSignature(xml, { prefix: "ds", location: { reference: "/*", action: "prepend" } });
  return signed.getSignedXml();
}

/** Signs the element of that local name with xml-crypto, which shares no code with what is tested. */
export function signElement(xml: string, name: "Assertion" | "Response", options: SignOptions): string {
  const target = name === "Response" ? "/*[local-name(.)='Response']" : "/*/*[local-name(.)='Assertion']";
  const certificate = options.keyInfo === undefined ? options.signer.certificate : options.keyInfo;
  const signed = new SignedXml({
    privateKey: options.signer.privateKey,
    signatureAlgorithm: options.algorithm ?? rsaSha256,
    canonicalizationAlgorithm: options.canonicalization ?? exclusive,
    getKeyInfoContent: () =>
      certificate === null
        ? null
        : `<ds:X509Data xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data>`,
  });
  // The types of xml-crypto know its own algorithm classes only; this one has the same three methods.
  Object.assign(signed.SignatureAlgorithms, { [ecdsaSha256]: EcdsaSha256 });
  signed.addReference({
    xpath: target,
    digestAlgorithm: options.digest ?? sha256,
    transforms: [...(options.transforms ?? [enveloped, options.canonicalization ?? exclusive])],
    ...(options.prefixes === undefined ? {} : { inclusiveNamespacesPrefixList: [...options.prefixes] }),
  });
  signed.computeSignature(xml, {
    ...(options.plain === true ? {} : { prefix: "ds" }),
    location: { reference: `${target}/*[local-name(.)='Issuer']`, action: "after" },
  });
  return signed.getSignedXml();
}
