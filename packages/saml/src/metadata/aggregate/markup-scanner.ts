import { limits } from "../../limits.ts";

/** Told of everything in document order. `raw` gets text, comments, CDATA and processing instructions. */
export interface MarkupSink {
  /** True where `raw` is of interest; a scan that only counts skips it. */
  readonly listening: boolean;
  raw(bytes: Uint8Array): void;
  open(tag: Uint8Array, name: string, empty: boolean): void;
  close(tag: Uint8Array, name: string): void;
}

const [less, greater, slash, bang, question] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f];

/** What is wrong with the markup. `doctype`: a `<!` that is neither comment nor CDATA. */
export type MarkupFault = "malformed" | "doctype" | "too-complex";

/**
 * Splits UTF-8 XML, given in pieces, into tags and what lies between them, in memory bounded by the largest
 * single tag. Builds no tree. Comments, CDATA sections and quoted values are passed over as a parser does, and
 * every end tag must name the element it closes, so that no text can be taken for a tag.
 */
export class MarkupScanner {
  #rest: Buffer = Buffer.alloc(0);
  #open: string[] = [];
  #rooted = false;
  #tags = 0;
  readonly #sink: MarkupSink;

  constructor(sink: MarkupSink) {
    this.#sink = sink;
  }

  /** Takes the next bytes. After a fault nothing more may be pushed. */
  push(chunk: Uint8Array): MarkupFault | undefined {
    const fresh = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const data = this.#rest.length === 0 ? fresh : Buffer.concat([this.#rest, fresh]);
    let at = 0;
    while (at < data.length) {
      const mark = data.indexOf(less, at);
      this.#text(data, at, mark < 0 ? data.length : mark);
      if (mark < 0) {
        at = data.length;
        break;
      }
      const end = tokenEnd(data, mark);
      if (typeof end !== "number") return end;
      at = mark;
      if (end === incomplete) break;
      const fault = this.#token(data, mark, end);
      if (fault !== undefined) return fault;
      at = end;
    }
    // A copy: the caller may reuse its chunk.
    this.#rest = Buffer.from(data.subarray(at));
    return this.#rest.length > limits.aggregateToken ? "too-complex" : undefined;
  }

  /** Says whether the document is complete. */
  finish(): MarkupFault | undefined {
    return this.#rest.length > 0 || this.#open.length > 0 || !this.#rooted ? "malformed" : undefined;
  }

  #text(data: Buffer, from: number, to: number): void {
    if (from < to && this.#sink.listening) this.#sink.raw(data.subarray(from, to));
  }

  #token(data: Buffer, from: number, end: number): MarkupFault | undefined {
    const kind = data[from + 1];
    if (kind === bang || kind === question) {
      this.#text(data, from, end);
      return undefined;
    }
    this.#tags += 1;
    if (this.#tags > limits.aggregateTags) return "too-complex";
    const tag = data.subarray(from, end);
    if (kind === slash) {
      const name = nameAt(data, from + 2);
      if (name !== this.#open.pop()) return "malformed";
      this.#sink.close(tag, name);
      return undefined;
    }
    const name = nameAt(data, from + 1);
    if (name === "" || (this.#open.length === 0 && this.#rooted)) return "malformed";
    this.#rooted = true;
    const empty = data[end - 2] === slash;
    if (!empty) this.#open.push(name);
    if (this.#open.length > limits.depth) return "too-complex";
    this.#sink.open(tag, name, empty);
    return undefined;
  }
}

const incomplete = -1;

/** The place after the token that begins with `<` at `from`. */
function tokenEnd(data: Buffer, from: number): number | MarkupFault {
  const kind = data[from + 1];
  if (kind === question) return after(data, "?>", from + 2);
  if (kind === bang) {
    const head = data.toString("latin1", from, Math.min(from + 9, data.length));
    if (head.startsWith("<!--")) return after(data, "-->", from + 4);
    if (head === "<![CDATA[") return after(data, "]]>", from + 9);
    return "<!--".startsWith(head) || "<![CDATA[".startsWith(head) ? incomplete : "doctype";
  }
  let quote = 0;
  for (let at = from + 1; at < data.length; at += 1) {
    const byte = data[at];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === greater) return at + 1;
    else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === less) return "malformed";
  }
  return incomplete;
}

function after(data: Buffer, mark: string, from: number): number {
  const at = data.indexOf(mark, from, "latin1");
  return at < 0 ? incomplete : at + mark.length;
}

/** The bytes of a name up to white space, `/` or `>`, one character each: only compared, never shown. */
function nameAt(data: Buffer, from: number): string {
  let end = from;
  for (let byte = data[end]; byte !== undefined && byte > 0x20 && byte !== slash && byte !== greater; ) {
    end += 1;
    byte = data[end];
  }
  return data.toString("latin1", from, end);
}
