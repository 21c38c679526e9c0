import { XmlCData, XmlElement, XmlText } from "libxml2-wasm";
import { type Attribute, type Element, type Naming, namingOf, readAttributes } from "./tree.ts";

/**
 * An element of a parsed document whose parts are copied out of the parser when they are first asked for, once.
 * Most of a metadata document is never asked for, and copying is what costs. Must not be used after the document
 * has been disposed of; what outlives it is copied by `readTree`.
 */
export class LazyElement implements Element {
  /** The parser's own node, for the schema and canonicalization. */
  readonly node: XmlElement;
  readonly #outer: LazyElement | undefined;
  #name: string | undefined;
  #naming: Naming | undefined;
  #attributes: readonly Attribute[] | undefined;
  #children: readonly LazyElement[] | undefined;
  #text: string | undefined;

  constructor(node: XmlElement, outer?: LazyElement) {
    this.node = node;
    this.#outer = outer;
  }

  get name(): string {
    this.#name ??= this.node.name;
    return this.#name;
  }

  get ns(): string {
    return this.naming.ns;
  }

  get naming(): Naming {
    this.#naming ??= namingOf(this.node, this.#outer?.naming);
    return this.#naming;
  }

  get attributes(): readonly Attribute[] {
    this.#attributes ??= readAttributes(this.node);
    return this.#attributes;
  }

  get children(): readonly LazyElement[] {
    this.#children ??= this.#readChildren();
    return this.#children;
  }

  get text(): string {
    this.#text ??= this.#readText();
    return this.#text;
  }

  #readChildren(): LazyElement[] {
    const found: LazyElement[] = [];
    for (let node = this.node.firstChild; node !== null; node = node.next) {
      if (node instanceof XmlElement) found.push(new LazyElement(node, this));
    }
    return found;
  }

  #readText(): string {
    let text = "";
    for (let node = this.node.firstChild; node !== null; node = node.next) {
      if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
    }
    return text;
  }
}
