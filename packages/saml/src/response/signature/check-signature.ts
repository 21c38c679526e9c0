import { createHash, type KeyObject, verify } from "node:crypto";
import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { knownCertificate } from "../../certificate/certificate-cache.ts";
import type { IdpDescription } from "../../metadata/types.ts";
import type { ReadSignature } from "./read-signature.ts";
import { type TrustedKey, trustedKeys } from "./trusted-keys.ts";

/** The bytes a signature is about, canonicalized by the caller; undefined where there is no canonical form. */
export interface SignedBytes {
  readonly signedInfo: Uint8Array | undefined;
  readonly content: Uint8Array | undefined;
  readonly path: string;
}

/** What one signature proved. `key` only where SignatureValue and digest are both right. */
export interface SignatureCheck {
  readonly key?: TrustedKey;
  readonly diagnostics: Diagnostic[];
}

/**
 * Verifies SignatureValue first, under every key of the metadata, then the digest (XML Signature 3.2).
 * The message's own KeyInfo is read only to explain a failure.
 */
export function checkSignature(
  signature: ReadSignature,
  bytes: SignedBytes,
  idp: IdpDescription,
): SignatureCheck {
  const { signedInfo, content, path } = bytes;
  if (signedInfo === undefined || content === undefined) return { diagnostics: [noCanonicalForm(path)] };
  const key = trustedKeys(idp).find((candidate) => verifies(signature, signedInfo, candidate.key));
  const whole = createHash(signature.digestHash).update(content).digest().equals(signature.digest);
  const diagnostics = [
    ...(key === undefined ? [unverified(signature, idp, path)] : []),
    ...(whole ? [] : [changed(path)]),
  ];
  return key === undefined || !whole ? { diagnostics } : { key, diagnostics };
}

/** True where that key made the signature's value; a key of another type than the algorithm's never did. */
export function verifies(signature: ReadSignature, signedInfo: Uint8Array, key: KeyObject): boolean {
  const { keyType, hash } = signature.algorithm;
  if (key.asymmetricKeyType !== keyType) return false;
  try {
    return verify(hash, signedInfo, { key, dsaEncoding: "ieee-p1363" }, signature.value);
  } catch {
    return false;
  }
}

function unverified(signature: ReadSignature, idp: IdpDescription, path: string): Diagnostic {
  const carried = signature.keyInfoCertificates.map(knownCertificate).find((found) => found !== undefined);
  const trusted = trustedKeys(idp).map(({ certificate }) => certificate.sha256);
  const want = `signed by ${trusted.map((sha256) => sha256.slice(0, 16)).join("… or ")}…`;
  if (carried === undefined || trusted.includes(carried.sha256)) {
    return diagnostic("response.signature.value", {
      detail:
        carried === undefined
          ? "No key of the metadata fits, and the message does not say which certificate it used. Compare the identity provider's present certificate with the metadata."
          : "The message names a certificate of the metadata, but its key did not make this signature: the signed part was changed, or another key was used.",
      path: `${path}/SignatureValue`,
      want,
    });
  }
  const encryption = idp.certificates.some((found) => found.sha256 === carried.sha256);
  return diagnostic("response.signature.unknown-key", {
    detail: encryption
      ? "It is signed with the key the metadata gives for encryption. Use the signing key, or export metadata that gives this one for signing."
      : `The identity provider signs with another certificate (${carried.subject}, until ${carried.notAfter}) than its metadata names: most often it was renewed. Export the metadata again and register it; if you did not renew it, somebody else sent this.`,
    path: `${path}/KeyInfo`,
    want,
    got: `${carried.sha256.slice(0, 16)}…`,
  });
}

function changed(path: string): Diagnostic {
  return diagnostic("response.signature.digest", {
    detail:
      "The content does not have the digest that was signed: a proxy, a browser add-on or an editor changed it, or it was forged.",
    path: `${path}/SignedInfo/Reference/DigestValue`,
  });
}

function noCanonicalForm(path: string): Diagnostic {
  return diagnostic("response.signature.canonicalization", {
    detail:
      "The signed element cannot be brought into canonical form, most often because of a relative namespace name. Without it no digest can be compared.",
    path,
  });
}
