import type { LazyElement } from "../xml/lazy-element.ts";
import { namespaces } from "../xml/namespaces.ts";
import { attribute, childOf, type Element } from "../xml/tree.ts";
import type { AggregateContent } from "./aggregate/aggregate-reader.ts";
import type { Inherited } from "./types.ts";

/** An EntityDescriptor of a parsed document. */
export interface FoundEntity {
  readonly element: LazyElement;
  readonly inherited: Inherited;
}

/** What a parsed document holds; of a single entity `aggregate` is undefined. */
export interface DocumentContent {
  readonly entity: FoundEntity | undefined;
  readonly aggregate: Omit<AggregateContent, "entity" | "inherited"> | undefined;
}

/** Finds the entity that is meant in a single descriptor or an aggregate (SAML metadata 2.3); undefined for another root. */
export function chooseEntity(root: LazyElement, wanted: string | undefined): DocumentContent | undefined {
  if (isMetadata(root, "EntityDescriptor")) {
    return { entity: { element: root, inherited: { validUntil: [] } }, aggregate: undefined };
  }
  if (!isMetadata(root, "EntitiesDescriptor")) return undefined;
  const entities = entitiesIn(root, { validUntil: [] });
  const idps = entities.filter(({ element }) => childOf(element, namespaces.metadata, "IDPSSODescriptor"));
  const fitting = wanted === undefined ? idps : idps.filter(({ element }) => entityIdOf(element) === wanted);
  const aggregate = {
    entityIds: idps.map(({ element }) => entityIdOf(element)),
    duplicates: twice(entities.map(({ element }) => entityIdOf(element))),
    entities: entities.length,
    fitting: fitting.length,
    signed: childOf(root, namespaces.signature, "Signature") !== undefined,
  };
  return { entity: fitting.length === 1 ? fitting[0] : undefined, aggregate };
}

/** Groups may hold groups; their times hold for everything inside. Depth is bounded by the parser. */
function entitiesIn(group: LazyElement, around: Inherited): FoundEntity[] {
  const until = attribute(group, "validUntil");
  const inherited = {
    validUntil: until === undefined ? around.validUntil : [...around.validUntil, until],
    cacheDuration: attribute(group, "cacheDuration") ?? around.cacheDuration,
  };
  return group.children.flatMap((element) => {
    if (isMetadata(element, "EntityDescriptor")) return [{ element, inherited }];
    return isMetadata(element, "EntitiesDescriptor") ? entitiesIn(element, inherited) : [];
  });
}

/** The name an entity gives itself; empty where it gives none. */
export function entityIdOf(element: Element): string {
  return attribute(element, "entityID") ?? "";
}

function isMetadata(element: Element, name: string): boolean {
  return element.name === name && element.ns === namespaces.metadata;
}

function twice(ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => (seen.has(id) ? true : !seen.add(id))));
}
