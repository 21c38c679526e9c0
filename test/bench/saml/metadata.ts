import { DOMParser } from "@xmldom/xmldom";
import { XMLParser } from "fast-xml-parser";
import { XmlDocument } from "libxml2-wasm";
import { checkMetadata } from "../../../packages/saml/src/index.ts";
import { readDocument } from "../../../packages/saml/src/metadata/read-document.ts";
import { parseXml } from "../../../packages/saml/src/xml/parse.ts";
import { schemaFaults } from "../../../packages/saml/src/xml/schema.ts";
import type { Contestant } from "../measure.ts";
import { now } from "./material.ts";

const entityId = "https://idp7.example.com/saml";

/** Everything: gates, parser, schema, keys, all rules, and of an aggregate the list of its entities. */
function ours(bytes: Uint8Array, wanted: string | undefined) {
  const report = checkMetadata(bytes, { now, entityId: wanted });
  if (report.validated === undefined) throw new Error(JSON.stringify(report.diagnostics));
}

/** The gates before the parser, the hardened parser, the schema: what the aim compares. */
function gatesParserSchema(bytes: Uint8Array) {
  const text = readDocument(bytes);
  if (text.refused !== undefined) throw new Error("refused");
  const { document } = parseXml(text.bytes);
  if (document === undefined || schemaFaults("metadata", document.root).length > 0) throw new Error("schema");
  document.dispose();
}

/** libxml2-wasm as anyone would call it: parse, validate the whole document, release. */
function libxml2(bytes: Uint8Array) {
  const document = XmlDocument.fromBuffer(bytes);
  if (schemaFaults("metadata", document.root).length > 0) throw new Error("schema");
  document.dispose();
}

/** The parsers alone, without a schema: none of them has one. */
export const parsers = {
  "libxml2-wasm with XSD": libxml2,
  "fast-xml-parser": (bytes: Uint8Array) => {
    new XMLParser({ ignoreAttributes: false }).parse(bytes);
  },
  "@xmldom/xmldom": (bytes: Uint8Array) => {
    new DOMParser().parseFromString(Buffer.from(bytes).toString("utf8"), "text/xml");
  },
} as const;

export const reference = "libxml2-wasm with XSD";

export function contestants(xml: string, many: boolean): Contestant[] {
  const bytes = Buffer.from(xml);
  const times = many ? 4 : 60;
  return [
    { name: reference, run: () => libxml2(bytes), times },
    { name: "packages/saml: checkMetadata", run: () => ours(bytes, many ? entityId : undefined), times },
    { name: "packages/saml: gates, parser, schema", run: () => gatesParserSchema(bytes), times },
    { name: "fast-xml-parser", run: () => parsers["fast-xml-parser"](bytes), times },
    { name: "@xmldom/xmldom", run: () => parsers["@xmldom/xmldom"](bytes), times },
  ];
}
