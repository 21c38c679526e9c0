import { DOMParser } from "@xmldom/xmldom";

/** Namespaces of SAML 2.0 and of what it is signed with. */
export const namespaces = {
  metadata: "urn:oasis:names:tc:SAML:2.0:metadata",
  protocol: "urn:oasis:names:tc:SAML:2.0:protocol",
  assertion: "urn:oasis:names:tc:SAML:2.0:assertion",
  signature: "http://www.w3.org/2000/09/xmldsig#",
} as const;

/** The text was not XML as this emulator takes it. */
export class XmlError extends Error {}

/**
 * Parses strictly: what the parser only warns about is an error, and a document type is refused.
 *
 * @throws {XmlError}
 */
export function parseXml(text: string): Element {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new XmlError("a document type is not accepted");
  const fail = (message: string) => {
    throw new XmlError(message.split("\n")[0] ?? message);
  };
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  const root = parser.parseFromString(text.replace(/^\uFEFF/, ""), "text/xml")?.documentElement;
  if (!root) throw new XmlError("there is no root element");
  return root;
}

/** Is it this element of this namespace? */
export function isElement(element: Element, namespace: string, localName: string): boolean {
  return element.namespaceURI === namespace && element.localName === localName;
}

/** Direct children of that name. */
export function children(parent: Element, namespace: string, localName: string): Element[] {
  return Array.from(parent.childNodes)
    .filter((node): node is Element => node.nodeType === 1)
    .filter((element) => isElement(element, namespace, localName));
}

/** Elements of that name anywhere below. */
export function descendants(parent: Element, namespace: string, localName: string): Element[] {
  return Array.from(parent.getElementsByTagNameNS(namespace, localName));
}

/** An attribute's value, or undefined when absent; an empty value is kept. */
export function attribute(element: Element, name: string): string | undefined {
  return element.hasAttribute(name) ? (element.getAttribute(name) ?? "") : undefined;
}

/** Text content without surrounding white space. */
export function trimmedText(element: Element): string {
  return (element.textContent ?? "").trim();
}
