import { X509Certificate } from "node:crypto";
import { DOMParser } from "@xmldom/xmldom";
import { SignedXml } from "xml-crypto";
import type { CreatedResponse } from "../src/index.ts";

/** A response read by other code than the code that wrote it. */
export interface Reading {
  xml: string;
  root: string;
  ids: string[];
  assertions: number;
  /** Elements with this local name, as lists of their attributes. */
  attributesOf(localName: string): Record<string, string>[];
  textsOf(localName: string): string[];
  /** Values of a SAML attribute, or undefined when it is not released. */
  released(name: string): string[] | undefined;
  /** The element names whose signature verifies with the certificate. */
  verifiedBy(certificate: string): string[];
}

/** Decodes a created response and reads it with xmldom. */
export function read(created: Pick<CreatedResponse, "samlResponse">): Reading {
  const xml = Buffer.from(created.samlResponse, "base64").toString("utf8");
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const all = (localName: string) => Array.from(document.getElementsByTagNameNS("*", localName));
  return {
    xml,
    root: document.documentElement.localName ?? "",
    ids: all("*").flatMap((element) => element.getAttribute("ID") || []),
    assertions: all("Assertion").length,
    attributesOf: (localName) =>
      all(localName).map((element) =>
        Object.fromEntries(Array.from(element.attributes).map((one) => [one.name, one.value])),
      ),
    textsOf: (localName) => all(localName).map((element) => element.textContent ?? ""),
    released: (name) => {
      const found = all("Attribute").find((element) => element.getAttribute("Name") === name);
      return found && Array.from(found.childNodes).map((node) => node.textContent ?? "");
    },
    verifiedBy: (certificate) =>
      all("Signature").flatMap((signature) => {
        const parent = signature.parentNode;
        return parent && verifies(xml, signature, certificate) ? [parent.nodeName.replace(/^.*:/, "")] : [];
      }),
  };
}

/** Only the given key counts: KeyInfo is not asked. */
function verifies(xml: string, signature: Node, certificate: string): boolean {
  const publicCert = new X509Certificate(Buffer.from(certificate, "base64")).toString();
  const checker = new SignedXml({ publicCert, getCertFromKeyInfo: () => null });
  checker.loadSignature(signature);
  try {
    return checker.checkSignature(xml);
  } catch {
    return false;
  }
}

/** The certificate of a metadata document. */
export function certificateOf(metadataXml: string): string {
  const document = new DOMParser().parseFromString(metadataXml, "text/xml");
  return document.getElementsByTagNameNS("*", "X509Certificate")[0]?.textContent ?? "";
}
