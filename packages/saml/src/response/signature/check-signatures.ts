import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { type XmlDocument, XmlElement } from "libxml2-wasm";
import { canonicalBytes } from "../../xml/canonical.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { childOf, type Element } from "../../xml/tree.ts";
import type { PartialExpectation } from "../types.ts";
import { checkSignature } from "./check-signature.ts";
import { type ReadSignature, readSignature, signaturePath } from "./read-signature.ts";
import type { TrustedKey } from "./trusted-keys.ts";

/** An element whose signature verified, as the very bytes whose digest was signed. */
export interface Verified {
  readonly key: TrustedKey;
  readonly bytes: Uint8Array;
}

/** What the signatures of a response proved, and every finding about them. */
export interface SignatureReport {
  readonly response?: Verified;
  readonly assertion?: Verified;
  readonly diagnostics: Diagnostic[];
}

export interface SignedMessage {
  readonly document: XmlDocument;
  readonly response: Element;
  readonly assertion: Element | undefined;
}

/**
 * Checks the signature of the Response, then that of the Assertion. Each one that is present must verify.
 * The document is changed: a signature is taken out before its parent is canonicalized (the enveloped
 * transform), the outer one first, because the outer digest covers the inner signature.
 */
export function checkSignatures(message: SignedMessage, expected: PartialExpectation): SignatureReport {
  const root = message.document.root;
  const outer = checkOne(message, { tree: message.response, node: root }, expected);
  const assertionNode = message.assertion === undefined ? undefined : elementIn(root, "Assertion");
  const inner =
    message.assertion === undefined || assertionNode === undefined
      ? undefined
      : checkOne(message, { tree: message.assertion, node: assertionNode }, expected);
  const diagnostics = [...(outer?.diagnostics ?? []), ...(inner?.diagnostics ?? [])];
  if (outer === undefined && inner === undefined) diagnostics.push(missing());
  return {
    ...(outer?.verified === undefined ? {} : { response: outer.verified }),
    ...(inner?.verified === undefined ? {} : { assertion: inner.verified }),
    diagnostics,
  };
}

interface Target {
  readonly tree: Element;
  readonly node: XmlElement;
}

function checkOne(message: SignedMessage, { tree, node }: Target, expected: PartialExpectation) {
  const element = childOf(tree, namespaces.signature, "Signature");
  const signatureNode = elementIn(node, "Signature");
  if (element === undefined || signatureNode === undefined) return undefined;
  const path = signaturePath(tree);
  const read = readSignature(element, tree);
  if (read.faults !== undefined) return { diagnostics: read.faults };
  const infoNode = elementIn(signatureNode, "SignedInfo");
  if (expected.idp === undefined || infoNode === undefined) return { diagnostics: [unchecked(path)] };
  const { signature } = read;
  const signedInfo = canonicalBytes(message.document, infoNode, signature.signedInfo);
  signatureNode.remove();
  const content = canonicalBytes(message.document, node, signature.content);
  const checked = checkSignature(signature, { signedInfo, content, path }, expected.idp);
  const sha1 = sha1Findings(signature, path, expected.allowSha1 === true);
  const diagnostics = [...checked.diagnostics, ...sha1, ...validity(checked.key, expected.now, path)];
  const refused = sha1.some((found) => found.severity === "error");
  if (checked.key === undefined || content === undefined || refused) return { diagnostics };
  return { verified: { key: checked.key, bytes: content }, diagnostics };
}

function elementIn(
  parent: XmlElement,
  name: "Assertion" | "Signature" | "SignedInfo",
): XmlElement | undefined {
  const ns = name === "Assertion" ? namespaces.assertion : namespaces.signature;
  for (let node = parent.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement && node.name === name && node.namespaceUri === ns) return node;
  }
  return undefined;
}

function sha1Findings(signature: ReadSignature, path: string, allowed: boolean): Diagnostic[] {
  if (signature.algorithm.hash !== "sha1" && signature.digestHash !== "sha1") return [];
  return [
    diagnostic("response.signature.sha1", {
      detail: allowed
        ? "SHA-1 was allowed for this connection. Documents with equal SHA-1 can be made; switch the identity provider to SHA-256."
        : "Documents with equal SHA-1 can be made. Switch the identity provider to RSA-SHA256.",
      path: `${path}/SignedInfo`,
      want: "SHA-256",
      got: "SHA-1",
      severity: allowed ? "warning" : "error",
    }),
  ];
}

function validity(key: TrustedKey | undefined, now: Date, path: string): Diagnostic[] {
  if (key === undefined) return [];
  const { notBefore, notAfter, subject } = key.certificate;
  if (Date.parse(notBefore) <= now.getTime() && now.getTime() <= Date.parse(notAfter)) return [];
  return [
    diagnostic("response.certificate.expired", {
      detail: `${subject} signed this. The key is trusted because the metadata names it, but the identity provider is due for a new certificate.`,
      path,
      want: `valid on ${now.toISOString()}`,
      got: `valid from ${notBefore} until ${notAfter}`,
    }),
  ];
}

function missing(): Diagnostic {
  return diagnostic("response.signature.missing", {
    detail:
      "Neither the Response nor the Assertion is signed, so anybody could have written it. Switch assertion signing on at the identity provider.",
    path: "/Response",
    want: "a Signature in the Assertion",
    got: "none",
  });
}

function unchecked(path: string): Diagnostic {
  return diagnostic("response.signature.unchecked", {
    detail:
      "No identity provider's metadata was given, so nothing below is proved. Give the metadata to have it checked.",
    path,
  });
}
