import { XmlElement } from "libxml2-wasm";
import { namespaces } from "../xml/namespaces.ts";
import type { Element } from "../xml/tree.ts";

/**
 * The parser's IDPSSODescriptor of the chosen entity. The plain tree has one entry per element in the same
 * order, so the place in the tree leads to the node.
 */
export function schemaTarget(node: XmlElement, tree: Element, entity: Element): XmlElement | undefined {
  if (tree === entity) {
    return elementsOf(node).find(
      (child) => child.name === "IDPSSODescriptor" && child.namespaceUri === namespaces.metadata,
    );
  }
  const nodes = elementsOf(node);
  for (const [at, child] of tree.children.entries()) {
    const below = nodes[at];
    const found = below === undefined ? undefined : schemaTarget(below, child, entity);
    if (found !== undefined) return found;
  }
  return undefined;
}

function elementsOf(node: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let child = node.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) found.push(child);
  }
  return found;
}
