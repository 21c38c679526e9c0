/** Base64 as CreateSAMLProvider takes it. */
export function encodeMetadata(xml: string): string {
  return Buffer.from(xml, "utf8").toString("base64");
}

/** GetSAMLProvider returns base64 with line breaks; they carry no meaning. */
export function decodeMetadata(encoded: string): string {
  return Buffer.from(encoded.replace(/\s+/g, ""), "base64").toString("utf8");
}
