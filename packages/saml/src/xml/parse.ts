import { ParseOption, XmlDocument, XmlLibError } from "libxml2-wasm";

/**
 * No network, no external entity, no catalog, no ID table; the encoding is ours, not the document's.
 * Entity substitution, recovery, XInclude and the raised limits stay off, and no input provider is
 * registered while a document from outside is parsed.
 */
const hardened: ParseOption =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_SKIP_IDS |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_IGNORE_ENC;

/** Why a text is not well-formed XML, in the parser's words. */
export interface ParseFault {
  readonly reason: string;
  readonly line: number | undefined;
}

/** Either the parsed document, which the caller must dispose, or the fault. */
export type Parsed = { document: XmlDocument; fault?: never } | { document?: never; fault: ParseFault };

/** Parses UTF-8 bytes with every door closed. Never throws for any input. */
export function parseXml(bytes: Uint8Array): Parsed {
  try {
    return { document: XmlDocument.fromBuffer(bytes, { option: hardened, encoding: "UTF-8" }) };
  } catch (cause) {
    const first = cause instanceof XmlLibError ? cause.details[0] : undefined;
    return { fault: { reason: firstLine(first?.message ?? "the text cannot be parsed"), line: first?.line } };
  }
}

function firstLine(message: string): string {
  return (message.split("\n", 1)[0] ?? "").trim().slice(0, 200);
}
