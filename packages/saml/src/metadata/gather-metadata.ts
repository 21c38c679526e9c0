import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import { type AggregateContent, type AggregateFault, AggregateReader } from "./aggregate/aggregate-reader.ts";
import { malformed } from "./document-findings.ts";
import { signedTooLarge } from "./metadata-signature.ts";
import { beginning, doctype, notUtf8, tooLarge } from "./read-document.ts";
import type { MetadataCheckOptions } from "./types.ts";

/** Metadata that came in pieces, as plain values that may pass from thread to thread. Nothing of it is judged yet. */
export type GatheredMetadata =
  | { kind: "whole"; bytes: Uint8Array }
  /** Too large for a tree: the names of its entities, and the chosen one as a document of its own. */
  | { kind: "aggregate"; content: AggregateContent; size: number }
  | { kind: "refused"; finding: Diagnostic };

/** What has to be known while the pieces come. */
export type GatherOptions = Pick<MetadataCheckOptions, "entityId" | "pinnedCertificate">;

/** Bytes that are scanned at once: small against the limits, large against the cost of a call. */
const blockBytes = 256 * 1024;
/** Characters of the start that tell another encoding, a web page or a signature-less text. */
const beginningLength = 512;

/**
 * Gathers a document that comes in pieces. Up to `limits.metadataBytes` it is kept whole. Of a larger one, which can
 * only be an aggregate, no more is kept than the chosen entity and the names of all; the work for each byte is
 * constant, whatever the pieces. What a pinned certificate must have signed is kept whole up to
 * `limits.signedMetadataBytes`, because a digest covers all of it.
 */
export class MetadataGathering {
  readonly #options: GatherOptions;
  readonly #blocks: Uint8Array[] = [];
  #block = new Uint8Array(blockBytes);
  #filled = 0;
  #size = 0;
  #reader: AggregateReader | undefined;
  #refused: Diagnostic | undefined;

  constructor(options: GatherOptions) {
    this.#options = options;
  }

  /** Takes the next bytes, which may be changed afterwards. False as soon as the document is refused. */
  push(chunk: Uint8Array): boolean {
    if (this.#refused !== undefined) return false;
    this.#size += chunk.length;
    this.#refused = this.#overSize();
    for (let at = 0; at < chunk.length && this.#refused === undefined; ) {
      const piece = chunk.subarray(at, at + this.#block.length - this.#filled);
      this.#block.set(piece, this.#filled);
      this.#filled += piece.length;
      at += piece.length;
      if (this.#filled === this.#block.length) this.#refused = this.#endBlock();
    }
    return this.#refused === undefined;
  }

  /** To be called once, after the last bytes. */
  finish(): GatheredMetadata {
    this.#refused ??= this.#endBlock();
    if (this.#refused !== undefined) return { kind: "refused", finding: this.#refused };
    if (this.#reader === undefined) return { kind: "whole", bytes: Buffer.concat(this.#blocks) };
    const { content, fault } = this.#reader.finish();
    if (fault !== undefined) return { kind: "refused", finding: faultFinding(fault, this.#size) };
    return { kind: "aggregate", content, size: this.#size };
  }

  #overSize(): Diagnostic | undefined {
    const pinned = this.#options.pinnedCertificate !== undefined;
    if (pinned && this.#size > limits.signedMetadataBytes) return signedTooLarge(this.#size);
    return !pinned && this.#size > limits.aggregateBytes
      ? tooLarge(this.#size, limits.aggregateBytes)
      : undefined;
  }

  #endBlock(): Diagnostic | undefined {
    const block = this.#block.subarray(0, this.#filled);
    this.#filled = 0;
    if (this.#reader !== undefined) return this.#read(this.#reader, block);
    this.#blocks.push(block);
    this.#block = new Uint8Array(blockBytes);
    const whole = this.#options.pinnedCertificate !== undefined || this.#size <= limits.metadataBytes;
    return whole ? undefined : this.#startReading();
  }

  #startReading(): Diagnostic | undefined {
    const reader = new AggregateReader(this.#options.entityId);
    this.#reader = reader;
    const start = Buffer.concat(this.#blocks.splice(0));
    return refusedStart(start) ?? this.#read(reader, unmarked(start));
  }

  #read(reader: AggregateReader, bytes: Uint8Array): Diagnostic | undefined {
    const fault = reader.push(bytes);
    return fault === undefined ? undefined : faultFinding(fault, this.#size);
  }
}

/** The same for an iteration of pieces, such as a file or a download. It ends early where the document is refused. */
export async function gatherMetadata(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: GatherOptions = {},
): Promise<GatheredMetadata> {
  const gathering = new MetadataGathering(options);
  for await (const chunk of chunks) if (!gathering.push(chunk)) break;
  return gathering.finish();
}

function unmarked(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}

function refusedStart(bytes: Uint8Array): Diagnostic | undefined {
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0) return notUtf8(bytes);
  return beginning(Buffer.from(unmarked(bytes).subarray(0, beginningLength)).toString("utf8"));
}

function faultFinding(fault: AggregateFault, size: number): Diagnostic {
  switch (fault) {
    case "malformed":
      return malformed("Tags do not fit together, or the end is missing");
    case "doctype":
      return doctype("<!");
    case "too-complex":
      return diagnostic("metadata.too-complex", {
        detail: "No aggregate needs this much. Take the metadata of the one entity you need.",
        want: `at most ${limits.aggregateEntities} entities, ${limits.depth} levels, ${limits.aggregateToken} bytes a tag`,
      });
    case "entity-too-large":
    case "not-aggregate":
      return tooLarge(size, limits.metadataBytes);
  }
}
