import { SamlLib } from "samlify";
import type { SigningKey } from "../keys/signing-key.ts";
import type { SigningDraft } from "./draft.ts";

const algorithms = {
  "rsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "rsa-sha1": "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
} as const;

/** The key with which to sign, and the certificate to show in KeyInfo. */
export interface Signer {
  key: SigningKey;
  shownCertificate: string;
  algorithm: SigningDraft["algorithm"];
}

/**
 * Signs the whole document by its root's ID: enveloped, exclusive canonicalization, and the signature right
 * after Issuer, where the schema wants it. samlify chooses the digest that goes with the algorithm.
 */
export function signDocument(xml: string, signer: Signer): string {
  return SamlLib.constructSAMLSignature({
    rawSamlMessage: xml,
    isMessageSigned: true,
    privateKey: signer.key.privateKeyPem,
    signingCert: signer.shownCertificate,
    signatureAlgorithm: algorithms[signer.algorithm],
    signatureConfig: {
      prefix: "ds",
      location: { reference: "/*/*[local-name(.)='Issuer']", action: "after" },
    },
    isBase64Output: false,
  });
}
