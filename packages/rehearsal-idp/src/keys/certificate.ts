import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from "node:crypto";
import {
  bitString,
  explicit,
  nothing,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  time,
  unsignedInteger,
  utf8String,
  yes,
} from "./der.ts";

/** What goes into a self-signed certificate. */
export interface CertificateRequest {
  privateKey: KeyObject;
  commonName: string;
  organization: string;
  notBefore: Date;
  notAfter: Date;
}

const sha256WithRsa = sequence(objectIdentifier("1.2.840.113549.1.1.11"), nothing);

/**
 * A self-signed X.509 v3 certificate (RFC 5280) in PEM. Node can read certificates but not issue them, and
 * an identity provider needs exactly one shape: RSA, SHA-256, issuer equal to subject, for signatures only.
 */
export function selfSignedCertificate(request: CertificateRequest): string {
  const toBeSigned = certificateBody(request);
  const signature = sign("sha256", toBeSigned, request.privateKey);
  return pem(sequence(toBeSigned, sha256WithRsa, bitString(signature)));
}

function certificateBody(request: CertificateRequest): Buffer {
  const name = distinguishedName(request);
  const publicKey = createPublicKey(request.privateKey).export({ type: "spki", format: "der" });
  return sequence(
    explicit(0, unsignedInteger(Buffer.from([2]))), // version 3
    unsignedInteger(serialNumber()),
    sha256WithRsa,
    name, // issuer
    sequence(time(request.notBefore), time(request.notAfter)),
    name, // subject
    publicKey,
    explicit(3, extensions(publicKey)),
  );
}

/** Positive, never zero, and 128 bits of chance (RFC 5280 asks for at most 20 bytes). */
function serialNumber(): Buffer {
  const bytes = randomBytes(17);
  bytes[0] = 1;
  return bytes;
}

function distinguishedName(request: CertificateRequest): Buffer {
  const part = (type: string, value: string) => setOf(sequence(objectIdentifier(type), utf8String(value)));
  return sequence(part("2.5.4.10", request.organization), part("2.5.4.3", request.commonName));
}

function extensions(publicKey: Uint8Array): Buffer {
  const keyIdentifier = createHash("sha256").update(publicKey).digest().subarray(0, 20); // a name, not a proof
  const digitalSignature = bitString(Buffer.from([0x80]), 7);
  return sequence(
    sequence(objectIdentifier("2.5.29.19"), yes, octetString(sequence())), // basicConstraints: not a CA
    sequence(objectIdentifier("2.5.29.15"), yes, octetString(digitalSignature)), // keyUsage
    sequence(objectIdentifier("2.5.29.14"), octetString(octetString(keyIdentifier))), // subjectKeyIdentifier
  );
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
