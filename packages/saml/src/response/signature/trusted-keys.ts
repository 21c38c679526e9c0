import { type KeyObject, X509Certificate } from "node:crypto";
import { signingCertificates } from "../../metadata/signing-certificates.ts";
import type { CertificateInfo, IdpDescription } from "../../metadata/types.ts";

/** A key of the metadata that may sign responses. */
export interface TrustedKey {
  readonly key: KeyObject;
  readonly certificate: CertificateInfo;
}

/** Decoding a certificate costs more than a verification, and one IdP verifies many responses. */
const known = new WeakMap<IdpDescription, readonly TrustedKey[]>();

/** The keys of an IdP's signing certificates, in metadata order. The only source of trust in a response. */
export function trustedKeys(idp: IdpDescription): readonly TrustedKey[] {
  const cached = known.get(idp);
  if (cached !== undefined) return cached;
  const keys = signingCertificates(idp).map((certificate) => ({
    key: new X509Certificate(certificate.pem).publicKey,
    certificate,
  }));
  known.set(idp, keys);
  return keys;
}
