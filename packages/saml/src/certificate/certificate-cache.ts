import { type ReadCertificate, readCertificate } from "./read-certificate.ts";

/** Enough for the metadata of one account, and a few hundred kilobytes at most. */
const most = 256;
/** Longer texts are no certificates of an IdP; remembering them would let a file fill the memory. */
const longest = 16_384;

const known = new Map<string, ReadCertificate>();

/**
 * {@link readCertificate}, remembered by its very text: decoding one costs more than the rest of a metadata
 * check, and the same few certificates are read again and again. Only what could be read is remembered.
 */
export function knownCertificate(base64: string): ReadCertificate | undefined {
  const found = known.get(base64);
  if (found !== undefined) return found;
  const read = readCertificate(base64);
  if (read === undefined || base64.length > longest) return read;
  if (known.size >= most) known.delete(known.keys().next().value ?? "");
  known.set(base64, read);
  return read;
}
