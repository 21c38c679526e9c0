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

/** Namespace names by prefix, as declared on the elements passed so far. */
export type Scope = ReadonlyMap<string, string>;

const noScope: Scope = new Map();

/**
 * Copies a parsed element and all below it. `around` is the scope of its parent, where that is known.
 * Throws {@link TooDeep}; time and space are linear.
 */
export function readTree(element: XmlElement, around: Scope = noScope): Element {
  return readElement(element, around, 1);
}

/** Copies an element and its attributes without anything inside it. */
export function readStartTag(element: XmlElement, around: Scope = noScope): Element {
  const attributes = readAttributes(element);
  return {
    ns: namespaceOf(element, scopeOf(element, around)),
    name: element.name,
    attributes,
    children: [],
    text: "",
  };
}

/** An element's name alone, where nothing more is asked. */
export function readName(element: XmlElement, around: Scope): Element {
  const ns = namespaceOf(element, scopeOf(element, around));
  return { ns, name: element.name, attributes: [], children: [], text: "" };
}

/** The child elements of a parsed element, in document order. */
export function childElements(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) found.push(node);
  }
  return found;
}

function readElement(element: XmlElement, outer: Scope, depth: number): Element {
  if (depth > limits.depth) throw new TooDeep();
  const scope = scopeOf(element, outer);
  const children: Element[] = [];
  let text = "";
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(readElement(node, scope, depth + 1));
    else if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
  }
  const attributes = readAttributes(element);
  return { ns: namespaceOf(element, scope), name: element.name, attributes, children, text };
}

/** Copying a long namespace name out of the parser for every element is what costs; a prefix is short. */
function namespaceOf(element: XmlElement, scope: Scope): string {
  return scope.get(element.prefix) ?? element.namespaceUri;
}

/** What the parser itself says is declared here; a prefix it does not list is never taken from the scope. */
export function scopeOf(element: XmlElement, outer: Scope = noScope): Scope {
  const declared = Object.entries(element.nsDeclarations);
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

function readAttributes(element: XmlElement): Attribute[] {
  return element.attrs.map((found) => ({ ns: found.namespaceUri, name: found.name, value: found.value }));
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
