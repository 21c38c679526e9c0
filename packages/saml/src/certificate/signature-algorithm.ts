/** OIDs, as DER content in hex, of certificate signatures over SHA-1 or MD5. */
const weak: ReadonlySet<string> = new Set([
  "2a864886f70d010104", // md5WithRSAEncryption
  "2a864886f70d010105", // sha1WithRSAEncryption
  "2a8648ce3d0401", // ecdsa-with-SHA1
  "2a8648ce380403", // dsa-with-sha1
]);

/** True for the OID of a signature over SHA-1 or MD5. */
export function isWeakSignatureOid(oid: string | undefined): boolean {
  return oid !== undefined && weak.has(oid);
}

/**
 * The OID, as DER content in hex, of the algorithm a certificate was signed with (RFC 5280 4.1.1.2).
 * Node before 24.9 does not tell. Undefined where the bytes do not have the expected shape.
 */
export function signatureAlgorithmOid(der: Uint8Array): string | undefined {
  const certificate = element(der, 0, 0x30);
  const body = certificate && element(der, certificate.content, 0x30);
  const algorithm = body && element(der, body.end, 0x30);
  const oid = algorithm && element(der, algorithm.content, 0x06);
  return oid && Buffer.from(der.subarray(oid.content, oid.end)).toString("hex");
}

interface Span {
  readonly content: number;
  readonly end: number;
}

function element(der: Uint8Array, at: number, tag: number): Span | undefined {
  const first = der[at + 1];
  if (der[at] !== tag || first === undefined) return undefined;
  if (first < 0x80) return { content: at + 2, end: at + 2 + first };
  const bytes = first & 0x7f;
  if (bytes === 0 || bytes > 4) return undefined;
  let length = 0;
  for (let index = 0; index < bytes; index += 1) length = length * 256 + (der[at + 2 + index] ?? 0);
  return { content: at + 2 + bytes, end: at + 2 + bytes + length };
}
