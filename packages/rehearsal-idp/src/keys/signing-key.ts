import { createPrivateKey, generateKeyPair, X509Certificate } from "node:crypto";
import { promisify } from "node:util";
import type { StateFolder } from "../storage.ts";
import { selfSignedCertificate } from "./certificate.ts";

/** A key that signs, with the certificate that says so. */
export interface SigningKey {
  privateKeyPem: string;
  /** Base64 of the DER, as metadata and KeyInfo carry it. */
  certificate: string;
}

const keyFile = "signing-key.pem";
const certificateFile = "signing-certificate.pem";
const yearsValid = 5;

/** A new RSA-2048 key with a certificate valid from a day before `now`, for clocks that lag. */
export async function createSigningKey(now: Date): Promise<SigningKey> {
  const { privateKeyPem, certificatePem } = await generate(now);
  return { privateKeyPem, certificate: base64Body(certificatePem) };
}

/** The kept key, so that metadata stays the same over restarts; made at the first start. */
export async function openSigningKey(folder: StateFolder, now: Date): Promise<SigningKey> {
  const privateKeyPem = await folder.read(keyFile);
  const certificatePem = await folder.read(certificateFile);
  if (privateKeyPem !== undefined && certificatePem !== undefined) {
    assertPair(privateKeyPem, certificatePem);
    return { privateKeyPem, certificate: base64Body(certificatePem) };
  }
  const made = await generate(now);
  await folder.write(keyFile, made.privateKeyPem);
  await folder.write(certificateFile, made.certificatePem);
  return { privateKeyPem: made.privateKeyPem, certificate: base64Body(made.certificatePem) };
}

async function generate(now: Date): Promise<{ privateKeyPem: string; certificatePem: string }> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const notBefore = new Date(now.getTime() - 24 * 3_600_000);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + yearsValid);
  const certificatePem = selfSignedCertificate({
    privateKey,
    commonName: "Acme rehearsal identity provider",
    organization: "Acme (rehearsal)",
    notBefore,
    notAfter,
  });
  return { privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), certificatePem };
}

function assertPair(privateKeyPem: string, certificatePem: string): void {
  if (!new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(privateKeyPem))) {
    throw new Error(`${keyFile} and ${certificateFile} do not belong together; remove both to start anew`);
  }
}

function base64Body(certificatePem: string): string {
  return new X509Certificate(certificatePem).raw.toString("base64");
}
