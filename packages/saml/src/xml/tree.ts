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
  readonly attributes: readonly Attribute[];
  readonly children: readonly Element[];
  readonly text: string;
}

/** Thrown by {@link readTree} for a document nested deeper than `limits.depth`. */
export class TooDeep extends Error {}

/**
 * Copies a parsed element and all below it. Throws {@link TooDeep}; time and space are linear.
 */
export function readTree(element: XmlElement): Element {
  return readElement(element, undefined, 1);
}

/** Where an element's own prefix leads, for those inside it that have the same one. */
export interface Naming {
  readonly prefix: string;
  readonly ns: string;
}

/**
 * An element's prefix and namespace name. Copying a long name out of the parser for every element is what costs,
 * so it is taken from the element around it where both have one prefix and nothing is declared in between.
 */
export function namingOf(element: XmlElement, around: Naming | undefined): Naming {
  const { prefix } = element;
  // The parser's binding lists declarations in an object, which has no place for one of `__proto__`.
  if (prefix !== around?.prefix || prefix === "__proto__") return { prefix, ns: element.namespaceUri };
  const declared = element.nsDeclarations;
  if (Object.hasOwn(declared, prefix)) return { prefix, ns: declared[prefix] ?? "" };
  return isEmpty(declared) ? around : { prefix, ns: element.namespaceUri };
}

function isEmpty(declared: Readonly<Record<string, string>>): boolean {
  for (const _ in declared) return false;
  return true;
}

/** The child elements of a parsed element, in document order. */
export function childElements(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) found.push(node);
  }
  return found;
}

function readElement(element: XmlElement, around: Naming | undefined, depth: number): Element {
  if (depth > limits.depth) throw new TooDeep();
  const naming = namingOf(element, around);
  const children: Element[] = [];
  let text = "";
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(readElement(node, naming, depth + 1));
    else if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
  }
  return { ns: naming.ns, name: element.name, attributes: readAttributes(element), children, text };
}

/** All attributes of an element, in document order. */
export function readAttributes(element: XmlElement): Attribute[] {
  return element.attrs.map((found) => ({ ns: found.namespaceUri, name: found.name, value: found.value }));
}

/** The value of the attribute without namespace, as SAML's own attributes are. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  for (const found of element?.attributes ?? [])
    if (found.name === name && found.ns === "") return found.value;
  return undefined;
}

/** An element whose children are of its own kind: plain data, or read when asked for. */
type With<Kind> = Element & { readonly children: readonly Kind[] };

/** Child elements of that namespace and name, in document order. */
export function childrenOf<Kind extends Element>(
  element: With<Kind> | undefined,
  ns: string,
  name: string,
): readonly Kind[] {
  const found: Kind[] = [];
  for (const child of element?.children ?? []) if (child.name === name && child.ns === ns) found.push(child);
  return found;
}

/** The first child of that namespace and name. */
export function childOf<Kind extends Element>(
  element: With<Kind> | undefined,
  ns: string,
  name: string,
): Kind | undefined {
  for (const child of element?.children ?? []) if (child.name === name && child.ns === ns) return child;
  return undefined;
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
