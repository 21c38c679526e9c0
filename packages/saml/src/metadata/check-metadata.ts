import { limits } from "../limits.ts";
import { encodeUtf8 } from "../xml/bytes.ts";
import { checkAggregate } from "./check-aggregate.ts";
import { checkDocument, failed, withDocument } from "./check-document.ts";
import { type GatheredMetadata, gatherMetadata, MetadataGathering } from "./gather-metadata.ts";
import type { JudgedReport } from "./judge-entity.ts";
import { readSignedMetadata, type SignedMetadata, signedTooLarge } from "./metadata-signature.ts";
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
  const facts = { size, simple: text.simple };
  return withDocument(text.bytes, (document) => checkDocument(document, options, facts));
}

/** The same for what {@link gatherMetadata} has kept of a document; `options` name the same entity and certificate. */
export function checkGatheredMetadata(
  gathered: GatheredMetadata,
  options: MetadataCheckOptions,
): MetadataReport & { validated?: ValidatedIdp } {
  switch (gathered.kind) {
    case "whole":
      return checkMetadata(gathered.bytes, options);
    case "aggregate":
      return checkAggregate(gathered, options);
    case "refused":
      return failed(gathered.finding);
  }
}

/**
 * The same for a document that comes in pieces, such as a file or a download. An unsigned aggregate is never
 * held as a whole; with `pinnedCertificate` up to 10 MB are, because a digest covers all of it.
 */
export async function checkMetadataStream(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: MetadataCheckOptions,
): Promise<MetadataReport & { validated?: ValidatedIdp }> {
  return checkGatheredMetadata(await gatherMetadata(chunks, options), options);
}

function checkLarge(input: Uint8Array | string, options: MetadataCheckOptions): JudgedReport {
  const gathering = new MetadataGathering(options);
  gathering.push(typeof input === "string" ? encodeUtf8(input) : input);
  return checkGatheredMetadata(gathering.finish(), options);
}

/** What is judged are the very bytes that were signed, parsed anew. */
function checkSigned(input: Uint8Array | string, size: number, options: MetadataCheckOptions): JudgedReport {
  const { pinnedCertificate = "" } = options;
  if (size > limits.signedMetadataBytes) return failed(signedTooLarge(size));
  const text = readDocument(input, limits.signedMetadataBytes / limits.metadataBytes);
  if (text.refused !== undefined) return failed(text.refused);
  let signed: SignedMetadata | undefined;
  const malformed = withDocument(text.bytes, (document) => {
    signed = readSignedMetadata(document, pinnedCertificate);
    return failed();
  });
  if (signed === undefined) return malformed;
  if (signed.refused !== undefined) return failed(signed.refused);
  const { signedBy } = signed;
  const facts = { size, simple: text.simple, signedBy };
  return withDocument(signed.bytes, (document) => checkDocument(document, options, facts));
}
