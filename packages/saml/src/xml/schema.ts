import {
  XmlBufferInputProvider,
  XmlDocument,
  type XmlElement,
  XmlLibError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from "libxml2-wasm";
import { samlSchemaAssertion } from "../schemas/saml-schema-assertion-2.0.ts";
import { samlSchemaMetadata } from "../schemas/saml-schema-metadata-2.0.ts";
import { samlSchemaProtocol } from "../schemas/saml-schema-protocol-2.0.ts";
import { xencSchema } from "../schemas/xenc-schema.ts";
import { xml } from "../schemas/xml.ts";
import { xmldsigCoreSchema } from "../schemas/xmldsig-core-schema.ts";

/** The addresses the schemas name in their imports; all are answered from memory. */
const imported: Readonly<Record<string, string>> = {
  "saml-schema-assertion-2.0.xsd": samlSchemaAssertion,
  "http://www.w3.org/TR/2002/REC-xmldsig-core-20020212/xmldsig-core-schema.xsd": xmldsigCoreSchema,
  "http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xmldsig-core-schema.xsd": xmldsigCoreSchema,
  "http://www.w3.org/TR/2002/REC-xmlenc-core-20021210/xenc-schema.xsd": xencSchema,
  "http://www.w3.org/2001/xml.xsd": xml,
};

const sources = { protocol: samlSchemaProtocol, metadata: samlSchemaMetadata } as const;
const compiled = new Map<keyof typeof sources, XsdValidator>();

/** One breach of the schema. */
export interface SchemaFault {
  readonly reason: string;
  readonly line: number | undefined;
}

/**
 * Checks an element and all below it against the OASIS schema, offline. Returns at most `most` faults.
 * A validator is compiled once per process (about 10 ms) and then costs a fraction of a millisecond.
 */
export function schemaFaults(which: keyof typeof sources, element: XmlElement, most = 5): SchemaFault[] {
  try {
    validator(which).validate(element);
    return [];
  } catch (cause) {
    const details = cause instanceof XmlLibError ? cause.details : [];
    if (details.length === 0) return [{ reason: "the schema check could not be completed", line: undefined }];
    return details.slice(0, most).map((found) => ({ reason: readable(found.message), line: found.line }));
  }
}

function validator(which: keyof typeof sources): XsdValidator {
  const known = compiled.get(which);
  if (known !== undefined) return known;
  const made = compile(sources[which]);
  compiled.set(which, made);
  return made;
}

/** The provider is registered only while our own schemas are compiled, so no document can reach it. */
function compile(source: string): XsdValidator {
  const encoder = new TextEncoder();
  const files = Object.entries(imported).map(([address, text]) => [address, encoder.encode(text)]);
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)));
  try {
    const schema = XmlDocument.fromBuffer(encoder.encode(source));
    try {
      return XsdValidator.fromDoc(schema);
    } finally {
      schema.dispose();
    }
  } finally {
    xmlCleanupInputProvider();
  }
}

/** libxml2 writes every name with its namespace in braces; without them a sentence stays readable. */
function readable(message: string): string {
  return message
    .replaceAll(/\{[^}]*\}/g, "")
    .trim()
    .slice(0, 300);
}
