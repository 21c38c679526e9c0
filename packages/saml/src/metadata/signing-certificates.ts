import type { CertificateInfo, IdpDescription } from "./types.ts";

/** Certificates whose keys may sign a response: use `signing` or unspecified, in document order. */
export function signingCertificates(idp: IdpDescription): CertificateInfo[] {
  return idp.certificates.filter((certificate) => certificate.use !== "encryption");
}

/**
 * Signing certificates in the order in which they are registered: those valid at `now` first as the
 * document lists them, then those to come by their start, then the expired by their end, latest first.
 */
export function signingCertificatesByWorth(idp: IdpDescription, now: Date): CertificateInfo[] {
  const at = now.getTime();
  const rank = (certificate: CertificateInfo) =>
    Date.parse(certificate.notAfter) < at ? 2 : Date.parse(certificate.notBefore) > at ? 1 : 0;
  const within = (certificate: CertificateInfo) => {
    if (rank(certificate) === 0) return 0;
    return rank(certificate) === 1 ? Date.parse(certificate.notBefore) : -Date.parse(certificate.notAfter);
  };
  return signingCertificates(idp).sort((a, b) => rank(a) - rank(b) || within(a) - within(b));
}
