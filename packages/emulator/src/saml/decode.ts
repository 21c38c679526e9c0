import type { Assumptions } from "../assumptions.ts";
import { invalid, SamlFailure } from "./failure.ts";
import { descendants, isElement, namespaces, parseXml, trimmedText, XmlError } from "./xml.ts";

/** A posted response, decoded and well formed, but not yet believed. */
export interface UnverifiedResponse {
  xml: string;
  root: Element;
}

/** Decodes the posted value. @throws {SamlFailure} `undecodable`, or `invalid` for forbidden markup */
export function decodeResponse(encoded: string, assumptions: Assumptions): UnverifiedResponse {
  const base64 = encoded.replace(/\s+/g, "");
  const bytes = Buffer.from(base64, "base64");
  if (base64 === "" || bytes.toString("base64").replace(/=+$/, "") !== base64.replace(/=+$/, "")) {
    throw new SamlFailure("undecodable", "the response is not base64");
  }
  const xml = utf8(bytes);
  if (assumptions.saml.refuseComments) refuseMarkup(xml);
  const root = parse(xml);
  if (!isElement(root, namespaces.protocol, "Response")) {
    throw new SamlFailure("undecodable", `the root element is ${root.nodeName}, not a SAML 2.0 Response`);
  }
  return { xml, root };
}

/**
 * Provider ARNs that the response claims, read without any trust: they only decide whose keys to try.
 */
export function claimedProviders(root: Element): string[] {
  const values = descendants(root, namespaces.assertion, "AttributeValue").map(trimmedText);
  const arns = values.flatMap((value) => value.match(/acs:ram::\d+:saml-provider\/[^,\s]+/g) ?? []);
  return [...new Set(arns)];
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new SamlFailure("undecodable", "the response is not UTF-8");
  }
}

/** Canonicalization drops or rewrites such markup, so text around it would not be what was signed. */
function refuseMarkup(xml: string): void {
  const declaration = /^\uFEFF?<\?xml\s[^?]*\?>/;
  if (/<\?|<!/.test(xml.replace(declaration, ""))) {
    throw invalid("comments, CDATA, document types and processing instructions are not accepted");
  }
}

function parse(xml: string): Element {
  try {
    return parseXml(xml);
  } catch (error) {
    if (error instanceof XmlError)
      throw new SamlFailure("undecodable", `not well-formed XML: ${error.message}`);
    throw error;
  }
}
