import { XmlCData, XmlElement, XmlText } from "libxml2-wasm";
import { limits } from "../limits.ts";

/** An attribute of the plain tree. */
export interface Attribute {
  readonly ns: string;
  readonly name: string;
  readonly value: string;
}

/**
 * An element as plain data. It outlives the parser's document, so every rule reads this and the document
 * is released at once. `text` joins the element's own text nodes; comments are not part of it.
 */
export interface Element {
  readonly ns: string;
  readonly name: string;
  readonly line: number;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Element[];
  readonly text: string;
}

/** Thrown by {@link readTree} for a document nested deeper than `limits.depth`. */
export class TooDeep extends Error {}

/** Copies a parsed element and all below it. Throws {@link TooDeep}; time and space are linear. */
export function readTree(element: XmlElement, depth = 1): Element {
  if (depth > limits.depth) throw new TooDeep();
  const children: Element[] = [];
  let text = "";
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(readTree(node, depth + 1));
    else if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
  }
  const attributes = element.attrs.map((found) => ({
    ns: found.namespaceUri,
    name: found.name,
    value: found.value,
  }));
  return { ns: element.namespaceUri, name: element.name, line: element.line, attributes, children, text };
}

/** The value of the attribute without namespace, as SAML's own attributes are. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attributes.find((found) => found.name === name && found.ns === "")?.value;
}

/** Child elements of that namespace and name, in document order. */
export function childrenOf(element: Element | undefined, ns: string, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name && child.ns === ns) ?? [];
}

/** The first child of that namespace and name. */
export function childOf(element: Element | undefined, ns: string, name: string): Element | undefined {
  return element?.children.find((child) => child.name === name && child.ns === ns);
}

/** The element itself and everything below it, in document order. */
export function* everyElement(element: Element): Generator<Element> {
  const waiting = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child !== undefined) waiting.push(child);
    }
  }
}
