import { type Change, diagnostic, type ResourceOf } from "@modelstudio-sso/contracts";
import { type CertificateInfo, checkMetadata } from "@modelstudio-sso/saml";
import type { Rule } from "./rule.ts";

type ProviderChange = Change & { before: ResourceOf<"saml-provider">; after: ResourceOf<"saml-provider"> };

function changesProvider(change: Change): change is ProviderChange {
  return (change.action === "update" || change.action === "adopt") && change.after.kind === "saml-provider";
}

/** Keys that may sign a response; none where the document cannot be read. */
function signingCertificates(metadataXml: string, now: Date): CertificateInfo[] {
  const { idp } = checkMetadata(metadataXml, { now, purpose: "verify" });
  return (idp?.certificates ?? []).filter((certificate) => certificate.use !== "encryption");
}

function named({ sha256, subject, notAfter }: CertificateInfo): string {
  return `${subject}, valid until ${notAfter}, SHA-256 ${sha256.slice(0, 16)}…`;
}

/**
 * A key that RAM no longer knows signs nobody in. A rotation goes from the old certificate over both to the new one,
 * and only its last step meets this rule, at a time when the IdP must already sign with the new key.
 */
export const removesCertificate: Rule = ({ changes, purpose }) => {
  if (purpose.kind === "destroy") return [];
  const { now } = purpose;
  return changes.filter(changesProvider).flatMap(({ address, before, after }) => {
    const kept = new Set(
      signingCertificates(after.metadataXml, now).map((certificate) => certificate.sha256),
    );
    const today = signingCertificates(before.metadataXml, now);
    const gone = today.filter(
      (certificate) => !kept.has(certificate.sha256) && Date.parse(certificate.notAfter) > now.getTime(),
    );
    if (gone.length === 0) return [];
    const stepped = today.some((certificate) => kept.has(certificate.sha256));
    return [
      diagnostic("plan.removes-certificate", {
        detail: stepped
          ? "Logins signed with it fail from then on. Make sure first that the IdP already signs with the one that stays."
          : "No certificate of today stays, so every login fails until the IdP signs with the new key. Register old and new together first.",
        path: address,
        want: stepped ? "an IdP that no longer signs with it" : "old and new certificate, side by side",
        got: gone.map(named).join("; "),
      }),
    ];
  });
};
