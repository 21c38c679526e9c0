import { writeMinimalMetadata } from "./minimal-metadata.ts";
import { signingCertificates, signingCertificatesByWorth } from "./signing-certificates.ts";
import type { CertificateInfo, IdpDescription, ValidatedIdp } from "./types.ts";

/** What a change of metadata does to the signing certificates. */
export interface CertificateRotation {
  leaves: CertificateInfo[];
  brings: CertificateInfo[];
  /**
   * True where not one certificate is in both documents: whichever the IdP signs with at the moment of the change, one
   * of the two documents refuses it. Where they share one, the IdP names it in both, so it signs with that.
   */
  cutsOver: boolean;
}

function missingFrom(idp: IdpDescription, other: IdpDescription): CertificateInfo[] {
  const there = new Set(signingCertificates(other).map((certificate) => certificate.sha256));
  return signingCertificates(idp).filter((certificate) => !there.has(certificate.sha256));
}

/** Compares the signing certificates of two documents of one IdP. */
export function certificateRotation(before: IdpDescription, after: IdpDescription): CertificateRotation {
  const leaves = missingFrom(before, after);
  const brings = missingFrom(after, before);
  const shared = signingCertificates(after).length - brings.length;
  return { leaves, brings, cutsOver: leaves.length > 0 && brings.length > 0 && shared === 0 };
}

/**
 * Metadata for the time between two certificates: everything of the new document, with the new and the old certificate
 * that are worth most at `now`, since RAM holds two. Whichever of them the IdP signs with, people get in.
 */
export function combineMetadata(before: ValidatedIdp, after: ValidatedIdp, options: { now: Date }): string {
  const { leaves, brings } = certificateRotation(before, after);
  const best = (certificates: CertificateInfo[]) =>
    signingCertificatesByWorth({ ...after, certificates }, options.now).slice(0, 1);
  return writeMinimalMetadata({ ...after, certificates: [...best(brings), ...best(leaves)] }, options.now)
    .xml;
}
