import { hash, type KeyObject, X509Certificate } from "node:crypto";
import { writeInstant } from "../time/instant.ts";
import { signatureAlgorithmOid } from "./signature-algorithm.ts";

/** A certificate as read from DER. Times are ISO 8601 in UTC. */
export interface ReadCertificate {
  /** SHA-256 of the DER bytes, lower-case hex. */
  readonly sha256: string;
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** `rsa`, `ec`, or what node:crypto calls the key. */
  readonly keyType: string;
  /** Bits of the modulus or of the curve. 0 where unknown. */
  readonly keyBits: number;
  readonly pem: string;
  /** Dotted OID bytes in hex of the algorithm the issuer signed it with. */
  readonly signedWith: string | undefined;
  readonly x509: X509Certificate;
}

/** Reads the base64 of a ds:X509Certificate. Undefined where it is not a certificate. PEM lines are tolerated. */
export function readCertificate(base64: string): ReadCertificate | undefined {
  const compact = base64.replaceAll(/-----(?:BEGIN|END) CERTIFICATE-----/g, "").replaceAll(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  const der = Buffer.from(compact, "base64");
  try {
    const x509 = new X509Certificate(der);
    const key = x509.publicKey;
    const { raw } = x509;
    return {
      sha256: hash("sha256", raw),
      subject: x509.subject.replaceAll("\n", ", "),
      notBefore: writeInstant(Date.parse(x509.validFrom)),
      notAfter: writeInstant(Date.parse(x509.validTo)),
      keyType: key.asymmetricKeyType ?? "unknown",
      keyBits: keyBits(key),
      pem: pem(raw),
      signedWith: signatureAlgorithmOid(raw),
      x509,
    };
  } catch {
    return undefined;
  }
}

function pem(der: Buffer): string {
  const base64 = der.toString("base64");
  let lines = "";
  for (let at = 0; at < base64.length; at += 64) lines += `${base64.slice(at, at + 64)}\n`;
  return `-----BEGIN CERTIFICATE-----\n${lines}-----END CERTIFICATE-----\n`;
}

function keyBits(key: KeyObject): number {
  const details = key.asymmetricKeyDetails;
  if (details?.modulusLength !== undefined) return details.modulusLength;
  if (details?.namedCurve === "prime256v1") return 256;
  return Number(/\d{3}/.exec(details?.namedCurve ?? "")?.[0] ?? 0);
}
