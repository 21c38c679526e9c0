import { limits } from "../../limits.ts";
import { encodeUtf8 } from "../../xml/bytes.ts";
import { escapeXml } from "../../xml/escape.ts";
import type { StartTag } from "./start-tag.ts";

/** Collects one element of a larger document as a document of its own. */
export class Capture {
  readonly #pieces: Uint8Array[] = [];
  #size = 0;

  /** Begins with the start tag, to which the declarations that are in force around it are added. */
  constructor(tag: StartTag, around: ReadonlyMap<string, string>) {
    const own = new Set(tag.attributes.map(([name]) => name));
    const inherited = [...around]
      .map(([prefix, uri]) => [prefix === "" ? "xmlns" : `xmlns:${prefix}`, uri] as const)
      .filter(([name]) => !own.has(name));
    const attributes = [...tag.attributes, ...inherited].map(
      ([name, value]) => ` ${name}="${escapeXml(value)}"`,
    );
    this.add(encodeUtf8(`<${tag.name}${attributes.join("")}${tag.empty ? "/" : ""}>`));
  }

  /** False as soon as the element is larger than the metadata of any single entity. */
  add(bytes: Uint8Array): boolean {
    this.#size += bytes.length;
    if (this.#size > limits.metadataBytes) return false;
    this.#pieces.push(bytes.slice());
    return true;
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }
}
