import { XmlC14NMode, type XmlDocument, type XmlElement } from "libxml2-wasm";

/** Canonical XML algorithms that are accepted; all leave comments out, of which there are none anyway. */
export const canonicalizations: ReadonlyMap<string, number> = new Map([
  ["http://www.w3.org/2001/10/xml-exc-c14n#", XmlC14NMode.XML_C14N_EXCLUSIVE_1_0],
  ["http://www.w3.org/TR/2001/REC-xml-c14n-20010315", XmlC14NMode.XML_C14N_1_0],
  ["http://www.w3.org/2006/12/xml-c14n11", XmlC14NMode.XML_C14N_1_1],
]);

/** How to canonicalize: the algorithm's URI and, for exclusive C14N, its InclusiveNamespaces/@PrefixList. */
export interface Canonicalization {
  readonly algorithm: string;
  readonly prefixes: readonly string[];
}

/**
 * The canonical bytes of an element and all below it. Undefined where there is no canonical form, such as
 * for a relative namespace name, or where the output is not an element: an empty output would have a
 * well-known digest, so it must never be compared with anything.
 */
export function canonicalBytes(
  document: XmlDocument,
  element: XmlElement,
  how: Canonicalization,
): Uint8Array | undefined {
  const mode = canonicalizations.get(how.algorithm);
  if (mode === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  const handler = {
    write(chunk: Uint8Array) {
      chunks.push(chunk.slice());
      return chunk.byteLength;
    },
    close: () => true,
  };
  try {
    document.canonicalize(handler, {
      // The map above holds only values of XmlC14NMode; a Map cannot say so.
      mode: mode as 0 | 1 | 2,
      ...(how.prefixes.length === 0 ? {} : { inclusiveNamespacePrefixes: [...how.prefixes] }),
      ...(element.isSameNode(document.root) ? {} : { nodeSet: new Set([element]) }),
    });
  } catch {
    return undefined;
  }
  const bytes = Buffer.concat(chunks);
  return bytes[0] === 0x3c ? bytes : undefined;
}
