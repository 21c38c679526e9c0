import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A key with a self-signed certificate. */
export interface Signer {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Base64 of the DER. */
  readonly certificate: string;
  readonly sha256: string;
}

export interface SignerOptions {
  readonly kind?: "rsa-2048" | "rsa-1024" | "ec" | "ed25519";
  readonly subject?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly hash?: "sha256" | "sha1";
  readonly issuedBy?: Signer & { subject: string };
  /** Whose key the certificate is over; without it a new one. */
  readonly over?: Signer;
}

/** Makes a key pair and a certificate over it; self-signed unless `issuedBy` is given. */
export function makeSigner(options: SignerOptions = {}): Signer & { subject: string } {
  const { kind = "rsa-2048", subject = "idp.example.com" } = options;
  const { privateKey, publicKey } = options.over ?? keys(kind);
  const hash = options.hash ?? "sha256";
  const issuerKey = options.issuedBy?.privateKey ?? privateKey;
  const algorithm = sequence(...algorithmId(issuerKey.asymmetricKeyType ?? "rsa", hash));
  const body = sequence(
    Buffer.from("a003020102", "hex"),
    tlv(
      2,
      createHash("sha256")
        .update(publicKey.export({ type: "spki", format: "der" }))
        .digest()
        .subarray(0, 8)
        .fill(1, 0, 1),
    ),
    algorithm,
    name(options.issuedBy?.subject ?? subject),
    sequence(
      time(options.notBefore ?? "2020-01-01T00:00:00Z"),
      time(options.notAfter ?? "2040-01-01T00:00:00Z"),
    ),
    name(subject),
    publicKey.export({ type: "spki", format: "der" }),
  );
  const seal = sign(issuerKey.asymmetricKeyType === "ed25519" ? null : hash, body, issuerKey);
  const der = sequence(body, algorithm, tlv(3, Buffer.concat([Buffer.from([0]), seal])));
  const sha256 = createHash("sha256").update(der).digest("hex");
  return { privateKey, publicKey, certificate: der.toString("base64"), sha256, subject };
}

function keys(kind: NonNullable<SignerOptions["kind"]>) {
  if (kind === "ec") return generateKeyPairSync("ec", { namedCurve: "P-256" });
  if (kind === "ed25519") return generateKeyPairSync("ed25519");
  return generateKeyPairSync("rsa", { modulusLength: kind === "rsa-1024" ? 1024 : 2048 });
}

function algorithmId(type: string, hash: string): Buffer[] {
  if (type === "ed25519") return [oid("2b6570")];
  if (type === "ec") return [oid(hash === "sha1" ? "2a8648ce3d0401" : "2a8648ce3d040302")];
  return [oid(hash === "sha1" ? "2a864886f70d010105" : "2a864886f70d01010b"), Buffer.from("0500", "hex")];
}

function oid(hex: string): Buffer {
  return tlv(6, Buffer.from(hex, "hex"));
}

function name(common: string): Buffer {
  return sequence(tlv(0x31, sequence(oid("550403"), tlv(0x0c, Buffer.from(common)))));
}

function time(iso: string): Buffer {
  return tlv(0x18, Buffer.from(`${iso.replaceAll(/[-:TZ]/g, "").slice(0, 14)}Z`));
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function tlv(tag: number, content: Buffer): Buffer {
  const length =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
