import type { IncomingMessage } from "node:http";
import { type Duplex, pipeline } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { OutboundError } from "./outbound-error.ts";

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function tooLarge(mostBytes: number): OutboundError {
  return new OutboundError(
    "too-large",
    `The document is larger than ${mostBytes} bytes.`,
    `over ${mostBytes} bytes`,
  );
}

/** `null`: as it is. One coding only: several on top of each other are how bombs are built. */
function decoderOf(response: IncomingMessage): Duplex | null {
  const coding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (coding === "identity" || coding === "") return null;
  const make = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
  if (make === undefined) {
    throw new OutboundError(
      "unreadable",
      "The answer is compressed in a way that is not read here.",
      coding.slice(0, 80),
    );
  }
  return make();
}

function bounded(mostBytes: number) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const part of source) {
      size += part.byteLength;
      if (size > mostBytes) throw tooLarge(mostBytes);
      yield part;
    }
  };
}

function failureOf(error: unknown, signal: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error;
  if (signal.aborted)
    return new OutboundError("too-slow", "The server took too long.", "no whole answer in time");
  const code = error instanceof Error && "code" in error ? String(error.code) : "broken off";
  return new OutboundError("unreadable", "The answer could not be read to its end.", code);
}

/**
 * An answer in pieces to its end, at most `mostBytes` both as they come over the wire and after decompression: an
 * endless stream and a bomb both end there. Throws `OutboundError`. Who stops reading lets the connection go.
 */
export async function* bodyPieces(
  response: IncomingMessage,
  mostBytes: number,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    if (Number(response.headers["content-length"] ?? 0) > mostBytes) throw tooLarge(mostBytes);
    const decoder = decoderOf(response);
    const limit = bounded(mostBytes);
    const wire = limit(response);
    // Whatever ends the decoder also ends this loop, so the callback has nothing to add.
    const plain = decoder === null ? wire : limit(pipeline(wire, decoder, () => undefined));
    for await (const part of plain) yield part;
    // A body that ends with its connection ends well for the stream when the deadline cuts it, too.
    signal.throwIfAborted();
  } catch (error) {
    throw failureOf(error, signal);
  } finally {
    response.destroy();
  }
}

/** The same, held as a whole. */
export async function readBody(
  response: IncomingMessage,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bodyPieces(response, mostBytes, signal)) parts.push(part);
  return Buffer.concat(parts);
}
