import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { type XmlAttribute, type XmlDocument, XmlElement } from "libxml2-wasm";
import { encodeUtf8 } from "../xml/bytes.ts";
import { namespaces } from "../xml/namespaces.ts";
import { parseXml } from "../xml/parse.ts";
import { type SchemaFault, schemaFaults } from "../xml/schema.ts";

/**
 * response.schema. The schema lets an AttributeValue be anything, but fails where its xsi:type names a type
 * of a schema that is not at hand (SimpleSAMLphp and others do). Such a document is judged again as a copy
 * without these types; nothing is ever read from the copy.
 */
export function schemaFindings(document: XmlDocument, text: string): Diagnostic[] {
  const faults = schemaFaults("protocol", document.root);
  if (faults.length === 0) return [];
  const milder = text.includes("AttributeValue") ? withoutValueTypes(text) : undefined;
  return (milder ?? faults).map((fault) =>
    diagnostic("response.schema", {
      detail: `${fault.reason} The identity provider built the message wrongly, or something on the way changed it.`,
      path: fault.line === undefined ? "/Response" : `line ${fault.line}`,
    }),
  );
}

function withoutValueTypes(text: string): SchemaFault[] | undefined {
  const copy = parseXml(encodeUtf8(text));
  if (copy.document === undefined) return undefined;
  try {
    const types = valueTypes(copy.document.root);
    if (types.length === 0) return undefined;
    for (const type of types) type.remove();
    return schemaFaults("protocol", copy.document.root);
  } finally {
    copy.document.dispose();
  }
}

function valueTypes(element: XmlElement): XmlAttribute[] {
  const found: XmlAttribute[] = [];
  if (element.name === "AttributeValue" && element.namespaceUri === namespaces.assertion) {
    found.push(
      ...element.attrs.filter(
        (given) => given.name === "type" && given.namespaceUri === namespaces.schemaInstance,
      ),
    );
  }
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) found.push(...valueTypes(node));
  }
  return found;
}
