import type { XmlElement } from "libxml2-wasm";
import { namespaces } from "../xml/namespaces.ts";
import {
  attribute,
  childElements,
  type Element,
  readName,
  readStartTag,
  readTree,
  type Scope,
  scopeOf,
} from "../xml/tree.ts";
import type { AggregateContent } from "./aggregate/aggregate-reader.ts";
import type { Inherited } from "./types.ts";

/** An EntityDescriptor of a parsed document. */
export interface FoundEntity {
  readonly node: XmlElement;
  readonly inherited: Inherited;
}

/** What a parsed document holds; of a single entity `aggregate` is undefined. */
export interface DocumentContent {
  readonly entity: FoundEntity | undefined;
  readonly aggregate: Omit<AggregateContent, "entity" | "inherited"> | undefined;
}

/** Finds the entity that is meant in a single descriptor or an aggregate (SAML metadata 2.3); undefined for another root. */
export function chooseEntity(root: XmlElement, wanted: string | undefined): DocumentContent | undefined {
  if (isMetadata(root, "EntityDescriptor")) {
    return { entity: { node: root, inherited: { validUntil: [] } }, aggregate: undefined };
  }
  if (!isMetadata(root, "EntitiesDescriptor")) return undefined;
  const entities = entitiesIn(root, { validUntil: [] });
  const ids = entities.map(({ node }) => entityIdOf(node));
  const idps = entities.filter(({ node }) =>
    childElements(node).some((child) => isMetadata(child, "IDPSSODescriptor")),
  );
  const fitting = wanted === undefined ? idps : idps.filter(({ node }) => entityIdOf(node) === wanted);
  const aggregate = {
    entityIds: idps.map(({ node }) => entityIdOf(node)),
    duplicates: twice(ids),
    entities: entities.length,
    fitting: fitting.length,
    signed: childElements(root).some(
      (child) => child.name === "Signature" && child.namespaceUri === namespaces.signature,
    ),
  };
  return { entity: fitting.length === 1 ? fitting[0] : undefined, aggregate };
}

/**
 * The entity as plain data, as deep as anything here reads: the IdP role with its keys and extensions, and the
 * organization. Of all else the start tag is enough. `role` is the parser's node, for the schema.
 */
export function readEntity(node: XmlElement): { entity: Element; role: XmlElement | undefined } {
  const scope = scopeOf(node);
  const children: Element[] = [];
  let role: XmlElement | undefined;
  for (const child of childElements(node)) {
    if (role === undefined && isMetadata(child, "IDPSSODescriptor")) {
      role = child;
      children.push(readRole(child, scope));
    } else children.push(child.name === "Organization" ? readTree(child, scope) : readName(child, scope));
  }
  return { entity: { ...readStartTag(node), children }, role };
}

const deep: ReadonlySet<string> = new Set(["KeyDescriptor", "Extensions"]);
const endpoint: ReadonlySet<string> = new Set(["SingleSignOnService", "SingleLogoutService"]);

function readRole(node: XmlElement, around: Scope): Element {
  const scope = scopeOf(node, around);
  const children = childElements(node).map((child) => {
    const { name } = child;
    if (deep.has(name)) return readTree(child, scope);
    return endpoint.has(name) ? readStartTag(child, scope) : readName(child, scope);
  });
  return { ...readStartTag(node, around), children };
}

/** Groups may hold groups; their times hold for everything inside. Depth is bounded by the parser. */
function entitiesIn(group: XmlElement, around: Inherited): FoundEntity[] {
  const tag = readStartTag(group);
  const until = attribute(tag, "validUntil");
  const inherited = {
    validUntil: until === undefined ? around.validUntil : [...around.validUntil, until],
    cacheDuration: attribute(tag, "cacheDuration") ?? around.cacheDuration,
  };
  return childElements(group).flatMap((node) => {
    if (isMetadata(node, "EntityDescriptor")) return [{ node, inherited }];
    return isMetadata(node, "EntitiesDescriptor") ? entitiesIn(node, inherited) : [];
  });
}

function entityIdOf(node: XmlElement): string {
  return attribute(readStartTag(node), "entityID") ?? "";
}

function isMetadata(node: XmlElement, name: string): boolean {
  return node.name === name && node.namespaceUri === namespaces.metadata;
}

function twice(ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => (seen.has(id) ? true : !seen.add(id))));
}
