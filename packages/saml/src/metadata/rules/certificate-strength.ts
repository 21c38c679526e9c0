import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { isWeakSignatureOid } from "../../certificate/signature-algorithm.ts";
import type { MetadataKey } from "../read-keys.ts";
import type { MetadataRule } from "./rule.ts";

/** metadata.certificate.weak-key, .key-type, .sha1. */
export const certificateStrength: MetadataRule = ({ keys }) =>
  keys.filter((key) => key.use !== "encryption").flatMap(judge);

function judge(key: MetadataKey): Diagnostic[] {
  if (key.certificate === undefined) return [];
  const { keyType, keyBits, subject, signedWith } = key.certificate;
  const found: Diagnostic[] = [];
  if (keyType === "rsa" && keyBits < 2048) {
    found.push(
      diagnostic("metadata.certificate.weak-key", {
        detail: `The key of ${subject} can be broken with effort. Replace it by RSA 2048 or more.`,
        path: key.path,
        want: "RSA 2048 or EC P-256",
        got: `RSA ${keyBits}`,
      }),
    );
  }
  if (keyType !== "rsa" && keyType !== "ec") {
    found.push(
      diagnostic("metadata.certificate.key-type", {
        detail: `The key of ${subject} cannot make a signature that is accepted here. Use an RSA key.`,
        path: key.path,
        want: "rsa or ec",
        got: keyType,
      }),
    );
  }
  if (isWeakSignatureOid(signedWith)) {
    found.push(
      diagnostic("metadata.certificate.sha1", {
        detail:
          "Only the certificate's own seal is old; the key is used directly, so logins are not weaker. Choose SHA-256 at the next renewal.",
        path: key.path,
        want: "SHA-256",
        got: "SHA-1 or MD5",
      }),
    );
  }
  return found;
}
