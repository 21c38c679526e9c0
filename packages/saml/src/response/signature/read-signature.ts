import { type Diagnostic, type DiagnosticCode, diagnostic } from "@modelstudio-sso/contracts";
import { type Canonicalization, canonicalizations } from "../../xml/canonical.ts";
import { namespaces } from "../../xml/namespaces.ts";
import { attribute, childOf, childrenOf, type Element } from "../../xml/tree.ts";
import { isBase64 } from "../decode-posted.ts";
import { digestAlgorithms, type SignatureAlgorithm, signatureAlgorithms } from "./algorithms.ts";

/** A ds:Signature whose form is the one SAML allows (SAML core 5.4); nothing is verified yet. */
export interface ReadSignature {
  readonly algorithm: SignatureAlgorithm;
  readonly signedInfo: Canonicalization;
  readonly value: Uint8Array;
  readonly digestHash: string;
  readonly digest: Uint8Array;
  readonly content: Canonicalization;
  /** Base64 of the certificates the message itself carries: for explanations, never for trust. */
  readonly keyInfoCertificates: readonly string[];
}

const dsig = namespaces.signature;
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/** Reads the signature of `parent` strictly, or says every way in which its form is not acceptable. */
export function readSignature(
  element: Element,
  parent: Element,
): { signature: ReadSignature; faults?: never } | { signature?: never; faults: Diagnostic[] } {
  const path = signaturePath(parent);
  const parts = takeParts(element);
  if (parts === undefined) return { faults: [structure(path)] };
  const { signedInfo, reference, value } = parts;
  const method = attribute(childOf(signedInfo, dsig, "SignatureMethod"), "Algorithm") ?? "";
  const digestMethod = attribute(childOf(reference, dsig, "DigestMethod"), "Algorithm") ?? "";
  const infoMethod = readMethod(childOf(signedInfo, dsig, "CanonicalizationMethod"));
  const content = readTransforms(childOf(reference, dsig, "Transforms"));
  const algorithm = signatureAlgorithms.get(method);
  const digestHash = digestAlgorithms.get(digestMethod);
  const digest = base64(childOf(reference, dsig, "DigestValue"));
  const uri = attribute(reference, "URI");
  const id = attribute(parent, "ID");
  const faults = [
    ...(uri !== undefined && id !== undefined && id !== "" && uri === `#${id}`
      ? []
      : [referenceFault(path, uri, id)]),
    ...(content === undefined ? [transformFault(path, childOf(reference, dsig, "Transforms"))] : []),
    ...(infoMethod === undefined ? [algorithmFault(path, "canonicalization", methodName(signedInfo))] : []),
    ...(algorithm === undefined ? [algorithmFault(path, "signature", method)] : []),
    ...(digestHash === undefined ? [algorithmFault(path, "digest", digestMethod)] : []),
    ...(digest === undefined || value === undefined ? [structure(path)] : []),
  ];
  const complete = algorithm && digestHash && digest && value && infoMethod && content;
  if (faults.length > 0 || !complete) return { faults };
  const keyInfoCertificates = readKeyInfo(childOf(element, dsig, "KeyInfo"));
  return {
    signature: { algorithm, signedInfo: infoMethod, value, digestHash, digest, content, keyInfoCertificates },
  };
}

/** Where the signature of `parent` is, for findings. */
export function signaturePath(parent: Element): string {
  return parent.name === "Response" ? "/Response/Signature" : "/Response/Assertion/Signature";
}

/** Exactly the parts SAML allows, each once: no ds:Object, no second reference, no truncated MAC. */
function takeParts(element: Element) {
  const signedInfo = childOf(element, dsig, "SignedInfo");
  const reference = childOf(signedInfo, dsig, "Reference");
  const method = childOf(signedInfo, dsig, "SignatureMethod");
  if (signedInfo === undefined || reference === undefined || method === undefined) return undefined;
  const names = element.children.map((child) => (child.ns === dsig ? child.name : "?")).join(" ");
  const infoNames = signedInfo.children.map((child) => (child.ns === dsig ? child.name : "?")).join(" ");
  const referenceNames = reference.children.map((child) => (child.ns === dsig ? child.name : "?")).join(" ");
  const fits =
    /^SignedInfo SignatureValue(?: KeyInfo)?$/.test(names) &&
    infoNames === "CanonicalizationMethod SignatureMethod Reference" &&
    /^(?:Transforms )?DigestMethod DigestValue$/.test(referenceNames) &&
    method.children.length === 0;
  if (!fits) return undefined;
  return { signedInfo, reference, value: base64(childOf(element, dsig, "SignatureValue")) };
}

function base64(element: Element | undefined): Uint8Array | undefined {
  const compact = (element?.text ?? "").replaceAll(/[\t\n\r ]+/g, "");
  return isBase64(compact) && element?.children.length === 0 ? Buffer.from(compact, "base64") : undefined;
}

function readMethod(element: Element | undefined): Canonicalization | undefined {
  const algorithm = attribute(element, "Algorithm");
  if (element === undefined || algorithm === undefined || !canonicalizations.has(algorithm)) return undefined;
  const [inclusive, ...more] = element.children;
  if (inclusive === undefined) return { algorithm, prefixes: [] };
  if (more.length > 0 || !isPrefixList(inclusive) || algorithm !== namespaces.exclusiveC14n) return undefined;
  const prefixes = (attribute(inclusive, "PrefixList") ?? "")
    .split(/[\t\n\r ]+/)
    .filter((prefix) => prefix !== "");
  return prefixes.length > 32 ? undefined : { algorithm, prefixes };
}

/** Exactly enveloped-signature, then one canonicalization (SAML core 5.4.4). */
function readTransforms(transforms: Element | undefined): Canonicalization | undefined {
  const [first, second, ...more] = childrenOf(transforms, dsig, "Transform");
  if (more.length > 0 || transforms?.children.length !== 2) return undefined;
  // xml-crypto writes a prefix list into this transform too, in a namespace of its own; it means nothing there.
  const idle = first?.children.every((child) => child.name === "InclusiveNamespaces");
  if (attribute(first, "Algorithm") !== enveloped || idle !== true) return undefined;
  return readMethod(second);
}

function isPrefixList(element: Element): boolean {
  return element.ns === namespaces.exclusiveC14n && element.name === "InclusiveNamespaces";
}

function readKeyInfo(info: Element | undefined): string[] {
  return childrenOf(info, dsig, "X509Data")
    .flatMap((data) => childrenOf(data, dsig, "X509Certificate"))
    .slice(0, 4)
    .map((certificate) => certificate.text);
}

function methodName(signedInfo: Element): string {
  return attribute(childOf(signedInfo, dsig, "CanonicalizationMethod"), "Algorithm") ?? "";
}

function structure(path: string): Diagnostic {
  return diagnostic("response.signature.structure", {
    detail:
      "A SAML signature has one SignedInfo with one Reference, one SignatureValue and at most one KeyInfo, and nothing else. Sign with the identity provider's own SAML function, not with a general XML signer.",
    path,
  });
}

function referenceFault(path: string, uri: string | undefined, id: string | undefined): Diagnostic {
  return diagnostic("response.signature.reference", {
    detail:
      "A signature must name the element it lies in by its ID (SAML core 5.4.2); this one protects something else.",
    path: `${path}/SignedInfo/Reference/@URI`,
    want: `#${id ?? ""}`.slice(0, 120),
    got: (uri ?? "nothing").slice(0, 120),
  });
}

function transformFault(path: string, transforms: Element | undefined): Diagnostic {
  const got = transforms?.children.map((child) => attribute(child, "Algorithm") ?? "").slice(0, 4);
  return diagnostic("response.signature.transforms", {
    detail:
      "A transform decides what is covered; any other than these two could leave parts out (SAML core 5.4.4).",
    path: `${path}/SignedInfo/Reference/Transforms`,
    want: `${enveloped}, ${namespaces.exclusiveC14n}`,
    got: got === undefined || got.length === 0 ? "none" : got.join(", ").slice(0, 300),
  });
}

function algorithmFault(
  path: string,
  what: "canonicalization" | "signature" | "digest",
  got: string,
): Diagnostic {
  const code: DiagnosticCode = "response.signature.algorithm";
  return diagnostic(code, {
    detail: `The ${what} algorithm is not on the list of sound ones. Choose RSA-SHA256 with exclusive canonicalization.`,
    path: `${path}/SignedInfo`,
    want:
      what === "digest"
        ? "http://www.w3.org/2001/04/xmlenc#sha256"
        : what === "signature"
          ? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
          : namespaces.exclusiveC14n,
    got: got === "" ? "nothing" : got.slice(0, 120),
  });
}
