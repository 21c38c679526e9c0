import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { type AuditSeal, sealedText } from "@modelstudio-sso/contracts";

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. Source: RFC 8410, section 10.3. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** Signs places of audit chains. */
export interface AuditSigner {
  /** Public key: base64url of its raw 32 bytes. */
  key: string;
  seal(organization: string, place: { seq: number; hash: string }): AuditSeal;
}

/** The key for an audit log out of a secret: the same secret gives the same key. */
export function auditSigner(secret: string): AuditSigner {
  const seed = createHash("sha256").update(secret).digest();
  const der = Buffer.concat([pkcs8Head, seed]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const key = createPublicKey(privateKey).export({ format: "jwk" }).x ?? "";
  return {
    key,
    seal: (organization, place) => ({
      key,
      signature: sign(null, Buffer.from(sealedText(organization, place)), privateKey).toString("base64url"),
    }),
  };
}

/** Whether a signature over a text is that of the key it names. */
export function verifyAuditSeal(text: string, { key, signature }: AuditSeal): boolean {
  try {
    const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, "base64url"));
  } catch {
    // What is no key of that kind has signed nothing.
    return false;
  }
}
