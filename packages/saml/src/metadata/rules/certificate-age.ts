import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { inWords } from "../../time/instant.ts";
import { signingCertificates } from "../signing-certificates.ts";
import type { CertificateInfo } from "../types.ts";
import type { MetadataRule } from "./rule.ts";

const day = 86_400_000;
const path = "/EntityDescriptor/IDPSSODescriptor/KeyDescriptor";

/**
 * metadata.certificate.expired, .not-yet-valid, .expiring. Beside a certificate that is valid now, an
 * expired or a coming one is part of a roll-over and only a warning; so it is where a response is to be verified.
 */
export const certificateAge: MetadataRule = ({ idp, now, purpose }) => {
  const certificates = signingCertificates(idp);
  const at = now.getTime();
  const usable = certificates.some(
    (found) => Date.parse(found.notBefore) <= at && Date.parse(found.notAfter) > at,
  );
  return certificates.flatMap((certificate) => judge(certificate, at, usable || purpose === "verify"));
};

function judge(certificate: CertificateInfo, at: number, mild: boolean): Diagnostic[] {
  const left = Date.parse(certificate.notAfter) - at;
  const name = `${certificate.subject} (SHA-256 ${certificate.sha256.slice(0, 16)}…)`;
  const severity = mild ? "warning" : "error";
  if (left <= 0) {
    return [
      diagnostic("metadata.certificate.expired", {
        detail: `${name} ended ${inWords(left)} ago. Make a new signing certificate at the identity provider and export the metadata again.`,
        path,
        want: `a certificate valid on ${new Date(at).toISOString()}`,
        got: `valid until ${certificate.notAfter}`,
        severity,
      }),
    ];
  }
  if (Date.parse(certificate.notBefore) > at) {
    return [
      diagnostic("metadata.certificate.not-yet-valid", {
        detail: `${name} begins in ${inWords(Date.parse(certificate.notBefore) - at)}. If it is not a planned successor, check the identity provider's clock.`,
        path,
        want: `a certificate valid on ${new Date(at).toISOString()}`,
        got: `valid from ${certificate.notBefore}`,
        severity,
      }),
    ];
  }
  if (left > 30 * day) return [];
  return [
    diagnostic("metadata.certificate.expiring", {
      detail: `${name} ends in ${inWords(left)}. Add the successor beside it now: RAM holds two certificates, which is one roll-over.`,
      path,
      want: "more than 30 days",
      got: `valid until ${certificate.notAfter}`,
    }),
  ];
}
