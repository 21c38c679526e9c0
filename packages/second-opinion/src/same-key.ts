import { X509Certificate } from "node:crypto";

const embedded = /<(?:[\w.-]+:)?X509Certificate(?:\s[^>]*)?>([^<]*)</g;
/** A signature shows one certificate, or a short chain. */
const mostShown = 8;

function parse(certificate: string | Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(certificate);
  } catch {
    return undefined;
  }
}

/**
 * The trusted certificates, and those the message shows that hold a trusted key. samlify compares certificates, not
 * keys: without the latter it would refuse every IdP that renewed its certificate around the same key.
 */
export function certificatesOfTrustedKeys(trusted: readonly string[], xml: string): string[] {
  const keys = trusted.flatMap((pem) => parse(pem)?.publicKey ?? []);
  const shown = [...xml.matchAll(embedded)].slice(0, mostShown);
  const reissued = shown.flatMap(([, text = ""]) => {
    const certificate = parse(Buffer.from(text, "base64"));
    if (certificate === undefined) return [];
    return keys.some((key) => key.equals(certificate.publicKey)) ? [certificate.toString()] : [];
  });
  const bare = (pem: string) => pem.replaceAll(/\s/g, "");
  const known = new Set(trusted.map(bare));
  return [...trusted, ...new Set(reissued.filter((pem) => !known.has(bare(pem))))];
}
