import { signedMetadata } from "../samples/metadata-samples.ts";
import { metadata } from "../support/metadata.ts";
import { signer, stranger } from "../support/response.ts";
import { signMetadata } from "../support/sign.ts";
import { described, sound } from "./altered-metadata.ts";
import type { Guard } from "./guard.ts";

const file = "metadata/metadata-signature.ts";
const pinned = { pinnedCertificate: stranger.certificate };
const signed = signedMetadata(stranger);
const invalid = ["metadata.signature.invalid"];

/** Of metadata under a pinned certificate. The form of the signature is that of a response's, and listed there. */
export const metadataSignatureGuards: readonly Guard[] = [
  {
    name: "size of what is signed",
    stage: "signature",
    file: "metadata/check-metadata.ts",
    find: "if (size > limits.signedMetadataBytes) return failed(signedTooLarge(size));",
    by: "",
    codes: ["metadata.signature.too-large"],
    message: () => {
      const xml = metadata({
        signers: [signer],
        attributes: ' ID="_m1"',
        entity: `<Extensions><x:a xmlns:x="urn:x">${"x".repeat(9_000_000)}</x:a><!--${"x".repeat(1_600_000)}--></Extensions>`,
      });
      return described(signMetadata(xml, { signer: stranger }), pinned);
    },
  },
  {
    name: "a signature",
    stage: "signature",
    file,
    find: "if (node === undefined) return { refused: missing(certificate) };",
    by: 'if (node === undefined) return { bytes: canonicalBytes(document, root, { algorithm: namespaces.exclusiveC14n, prefixes: [] }) ?? new Uint8Array(), signedBy: "nobody" };',
    codes: ["metadata.signature.missing"],
    message: () => described(sound, pinned),
  },
  {
    name: "form of the signature",
    stage: "signature",
    file: "response/signature/read-signature.ts",
    find: "if (!fits) return undefined;",
    by: "",
    codes: invalid,
    message: () => described(signed.replace("</ds:Signature>", "<ds:Object/></ds:Signature>"), pinned),
  },
  {
    name: "the root is what is signed",
    stage: "signature",
    file: "response/signature/read-signature.ts",
    find: 'uri !== undefined && id !== undefined && id !== "" && uri ===',
    by: "true || uri ===",
    codes: invalid,
    message: () => described(signed.replace(' ID="_m1"', ' ID="_m2"'), pinned),
    adds: "names what the signature covers; with another ID the digest is not that of the root either",
  },
  {
    name: "no SHA-1",
    stage: "signature",
    file,
    find: 'const weak = read.signature.algorithm.hash === "sha1" || read.signature.digestHash === "sha1";',
    by: "const weak = false;",
    codes: invalid,
    message: () => {
      const xml = metadata({ signers: [signer], attributes: ' ID="_m1"' });
      const algorithm = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
      return described(signMetadata(xml, { signer: stranger, algorithm }), pinned);
    },
  },
  {
    name: "signature value",
    stage: "signature",
    file,
    find: "if (signedInfo === undefined || !verifies(signature, signedInfo, certificate.x509.publicKey)) {",
    by: "if (signedInfo === undefined) {",
    codes: invalid,
    message: () => described(signedMetadata(signer), pinned),
  },
  {
    name: "digest",
    stage: "signature",
    file,
    find: "!createHash(signature.digestHash).update(bytes).digest().equals(signature.digest)",
    by: "false",
    codes: invalid,
    message: () => described(signed.replace("idp.example.com/sso", "evil.example.com/sso"), pinned),
  },
];
