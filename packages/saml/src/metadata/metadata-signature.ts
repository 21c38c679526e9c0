import { createHash } from "node:crypto";
import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { XmlDocument, XmlElement } from "libxml2-wasm";
import { knownCertificate } from "../certificate/certificate-cache.ts";
import type { ReadCertificate } from "../certificate/read-certificate.ts";
import { limits } from "../limits.ts";
import { verifies } from "../response/signature/check-signature.ts";
import { type ReadSignature, readSignature } from "../response/signature/read-signature.ts";
import { canonicalBytes } from "../xml/canonical.ts";
import { LazyElement } from "../xml/lazy-element.ts";
import { namespaces } from "../xml/namespaces.ts";
import { childElements, readTree } from "../xml/tree.ts";

/** The bytes whose digest was signed, or why there are none. */
export type SignedMetadata =
  | { bytes: Uint8Array; signedBy: string; refused?: never }
  | { bytes?: never; signedBy?: never; refused: Diagnostic };

/**
 * Checks the signature of a document's root with a pinned certificate (SAML metadata 3). The document is
 * changed: its signature is taken out. What is believed must be read from the bytes that are given back.
 */
export function readSignedMetadata(document: XmlDocument, pinned: string): SignedMetadata {
  const certificate = knownCertificate(pinned);
  if (certificate === undefined) return { refused: unreadablePin() };
  const root = document.root;
  const node = signatureOf(root);
  if (node === undefined) return { refused: missing(certificate) };
  const read = readSignature(readTree(node), new LazyElement(root));
  if (read.faults !== undefined) return { refused: invalid(read.faults[0]?.detail ?? "", certificate) };
  const weak = read.signature.algorithm.hash === "sha1" || read.signature.digestHash === "sha1";
  if (weak)
    return { refused: invalid("It uses SHA-1: documents with equal SHA-1 can be made.", certificate) };
  return checked({ document, root, node, signature: read.signature }, certificate);
}

interface Signed {
  readonly document: XmlDocument;
  readonly root: XmlElement;
  readonly node: XmlElement;
  readonly signature: ReadSignature;
}

/** SignatureValue first, digest second, as for responses. */
function checked({ document, root, node, signature }: Signed, certificate: ReadCertificate): SignedMetadata {
  const info = childElements(node).find((child) => child.name === "SignedInfo");
  const signedInfo = info === undefined ? undefined : canonicalBytes(document, info, signature.signedInfo);
  if (signedInfo === undefined || !verifies(signature, signedInfo, certificate.x509.publicKey)) {
    return {
      refused: invalid("Another key made the signature, or the signed part was changed.", certificate),
    };
  }
  node.remove();
  const bytes = canonicalBytes(document, root, signature.content);
  if (
    bytes === undefined ||
    !createHash(signature.digestHash).update(bytes).digest().equals(signature.digest)
  ) {
    return {
      refused: invalid("The content does not have the digest that was signed: it was changed.", certificate),
    };
  }
  return { bytes, signedBy: certificate.sha256 };
}

/** A second signature would stay in the content and change its digest, so the first is the only one that can verify. */
function signatureOf(root: XmlElement): XmlElement | undefined {
  return childElements(root).find(
    (child) => child.name === "Signature" && child.namespaceUri === namespaces.signature,
  );
}

function invalid(why: string, certificate: ReadCertificate): Diagnostic {
  return diagnostic("metadata.signature.invalid", {
    detail: `${why} Nothing was read from the file. Download it again; if that does not help, compare the pinned certificate with the one the publisher gives.`,
    path: "/Signature",
    want: `signed by ${certificate.sha256.slice(0, 16)}… (${certificate.subject})`,
  });
}

/** metadata.signature.too-large; `size` is what is known of it so far. */
export function signedTooLarge(size: number): Diagnostic {
  return diagnostic("metadata.signature.too-large", {
    detail:
      "A signature covers the whole file, which would have to be held at once. Take the metadata of the one entity (MDQ), which is signed by itself.",
    want: `at most ${limits.signedMetadataBytes} bytes`,
    got: `${size} bytes or more`,
  });
}

function unreadablePin(): Diagnostic {
  return diagnostic("metadata.signature.invalid", {
    detail: "The pinned certificate itself cannot be read. Give it as PEM or as base64 of the DER.",
    want: "an X.509 certificate",
    fixAt: "service",
  });
}

function missing(certificate: ReadCertificate): Diagnostic {
  return diagnostic("metadata.signature.missing", {
    detail:
      "A certificate was pinned for this file, so an unsigned one is not taken. Get the signed edition, or remove the pin.",
    path: "/Signature",
    want: `a Signature by ${certificate.sha256.slice(0, 16)}… in the root element`,
    got: "none",
  });
}
