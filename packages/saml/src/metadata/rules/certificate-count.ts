import { diagnostic } from "@modelstudio-sso/contracts";
import { signingCertificates, signingCertificatesByWorth } from "../signing-certificates.ts";
import type { MetadataRule } from "./rule.ts";

/** metadata.certificate.too-many: RAM takes two certificates per descriptor. */
export const certificateCount: MetadataRule = ({ idp, now }) => {
  const count = signingCertificates(idp).length;
  if (count <= 2) return [];
  const left = signingCertificatesByWorth(idp, now)
    .slice(2)
    .map((certificate) => `${certificate.subject} (${certificate.sha256.slice(0, 16)}…)`);
  return [
    diagnostic("metadata.certificate.too-many", {
      detail: `RAM holds two. Left out: ${left.join("; ")}. If the identity provider signs with one of these, remove the ones it no longer uses and export again.`,
      path: "/EntityDescriptor/IDPSSODescriptor/KeyDescriptor",
      want: "at most 2",
      got: String(count),
    }),
  ];
};
