import { type ReadCertificate, readCertificate } from "./read-certificate.ts";

/** Enough for the metadata of one account, and a few hundred kilobytes at most. */
const most = 256;
/** Longer texts are no certificates of an IdP; remembering them would let a file fill the memory. */
const longest = 16_384;
/** Characters at the end of a text, from the middle of a signature, that find it again; the whole then decides. */
const tail = 64;

const known = new Map<string, { readonly base64: string; readonly certificate: ReadCertificate }>();

/**
 * {@link readCertificate}, remembered by its very text: decoding one costs more than the rest of a metadata
 * check, and the same few certificates are read again and again. Only what could be read is remembered.
 */
export function knownCertificate(base64: string): ReadCertificate | undefined {
  const key = base64.slice(-tail);
  const found = known.get(key);
  if (found?.base64 === base64) return found.certificate;
  const certificate = readCertificate(base64);
  if (certificate === undefined || base64.length > longest) return certificate;
  if (known.size >= most) known.delete(known.keys().next().value ?? "");
  known.set(key, { base64, certificate });
  return certificate;
}
