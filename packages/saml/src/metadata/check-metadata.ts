import { diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import { encodeUtf8 } from "../xml/bytes.ts";
import { AggregateCheck } from "./check-aggregate.ts";
import { checkDocument, failed, withDocument } from "./check-document.ts";
import type { JudgedReport } from "./judge-entity.ts";
import { readSignedMetadata, type SignedMetadata } from "./metadata-signature.ts";
import { readDocument } from "./read-document.ts";
import type { MetadataCheckOptions, MetadataReport, ValidatedIdp } from "./types.ts";

/**
 * Reads and judges a metadata document of an IdP (SAML metadata 2.3, 2.4.3). Never throws.
 *
 * All findings of one run are reported together. `idp` is present as soon as one IdP can be told,
 * `validated` only where no finding is an error: it is the sole source of {@link ValidatedIdp}.
 * Keys come from the IDPSSODescriptor alone, never from another role of the entity. Of an aggregate the
 * entity that `entityId` names is judged, or the only IdP; a large one is read without building a tree.
 */
export function checkMetadata(
  bytes: Uint8Array | string,
  options: MetadataCheckOptions,
): MetadataReport & { validated?: ValidatedIdp } {
  const size = typeof bytes === "string" ? Buffer.byteLength(bytes) : bytes.byteLength;
  if (options.pinnedCertificate !== undefined) return checkSigned(bytes, size, options);
  if (size > limits.metadataBytes) return checkLarge(bytes, options);
  const text = readDocument(bytes);
  if (text.refused !== undefined) return failed(text.refused);
  return withDocument(text.bytes, (document) => checkDocument(document, options, { size }));
}

/**
 * The same for a document that comes in pieces, such as a file or a download. An unsigned aggregate is never
 * held as a whole; with `pinnedCertificate` up to 10 MB are, because a digest covers all of it.
 */
export async function checkMetadataStream(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: MetadataCheckOptions,
): Promise<MetadataReport & { validated?: ValidatedIdp }> {
  const { pinnedCertificate } = options;
  const held = pinnedCertificate === undefined ? limits.metadataBytes : limits.signedMetadataBytes;
  const pieces: Uint8Array[] = [];
  let size = 0;
  let large: AggregateCheck | undefined;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (large === undefined) pieces.push(chunk.slice());
    if (large === undefined && size > held) {
      if (pinnedCertificate !== undefined) return failed(signedTooLarge(`more than ${held} bytes`));
      large = new AggregateCheck(options);
      if (!large.push(Buffer.concat(pieces.splice(0)))) break;
    } else if (large?.push(chunk) === false) break;
  }
  return large?.finish() ?? checkMetadata(Buffer.concat(pieces), options);
}

/** Bytes that are scanned at once: small against the limits, large against the cost of a call. */
const piece = 256 * 1024;

function checkLarge(input: Uint8Array | string, options: MetadataCheckOptions): JudgedReport {
  const bytes = typeof input === "string" ? encodeUtf8(input) : input;
  const check = new AggregateCheck(options);
  for (let at = 0; at < bytes.length; at += piece) {
    if (!check.push(bytes.subarray(at, at + piece))) break;
  }
  return check.finish();
}

/** What is judged are the very bytes that were signed, parsed anew. */
function checkSigned(input: Uint8Array | string, size: number, options: MetadataCheckOptions): JudgedReport {
  const { pinnedCertificate = "" } = options;
  if (size > limits.signedMetadataBytes) return failed(signedTooLarge(`${size} bytes`));
  const text = readDocument(input, { bytes: limits.signedMetadataBytes, entities: 10 });
  if (text.refused !== undefined) return failed(text.refused);
  let signed: SignedMetadata | undefined;
  const malformed = withDocument(text.bytes, (document) => {
    signed = readSignedMetadata(document, pinnedCertificate);
    return failed();
  });
  if (signed === undefined) return malformed;
  if (signed.refused !== undefined) return failed(signed.refused);
  const { signedBy } = signed;
  return withDocument(signed.bytes, (document) => checkDocument(document, options, { size, signedBy }));
}

function signedTooLarge(got: string) {
  return diagnostic("metadata.signature.too-large", {
    detail:
      "A signature covers the whole file, which would have to be held at once. Take the metadata of the one entity (MDQ), which is signed by itself.",
    want: `at most ${limits.signedMetadataBytes} bytes`,
    got,
  });
}
