import { limits } from "../../limits.ts";
import { namespaces } from "../../xml/namespaces.ts";
import type { Inherited } from "../types.ts";
import { Capture } from "./capture.ts";
import { type MarkupFault, MarkupScanner, type MarkupSink } from "./markup-scanner.ts";
import { readStartTag, type StartTag } from "./start-tag.ts";

/** What an aggregate holds, and the chosen entity as a document of its own. */
export interface AggregateContent {
  /** entityIDs of the identity providers, in document order. */
  readonly entityIds: string[];
  /** entityIDs that occur more than once, of any role. */
  readonly duplicates: ReadonlySet<string>;
  /** EntityDescriptor elements of any role. */
  readonly entities: number;
  /** Only where exactly one identity provider fits. */
  readonly entity: Uint8Array | undefined;
  /** Identity providers that fit what was asked for. */
  readonly fitting: number;
  readonly inherited: Inherited;
  readonly signed: boolean;
}

/** Why an aggregate cannot be read. `entity-too-large`: one of its entities is larger than any needs to be. */
export type AggregateFault = MarkupFault | "not-aggregate" | "entity-too-large";

/** One element that is open, as far as the reader follows it. */
interface Level {
  readonly kind: "group" | "entity" | "other";
  /** Prefix to namespace name, of this element and all around it. */
  readonly scope: ReadonlyMap<string, string>;
  readonly validUntil: readonly string[];
  readonly cacheDuration: string | undefined;
}

/** The EntityDescriptor that is being passed. */
interface Current {
  readonly id: string;
  readonly depth: number;
  readonly scope: Level["scope"];
  readonly inherited: Inherited;
  isIdp: boolean;
}

/**
 * Reads an EntitiesDescriptor given in pieces (SAML metadata 2.3.1), in memory bounded by the largest single
 * entity and the list of names. Only the chosen entity ever reaches a parser, with the namespace
 * declarations it inherits; of the others only name, role and nesting are read.
 */
export class AggregateReader implements MarkupSink {
  readonly #scanner = new MarkupScanner(this);
  readonly #wanted: string | undefined;
  readonly #levels: Level[] = [];
  readonly #seen = new Set<string>();
  readonly #duplicates = new Set<string>();
  readonly #entityIds: string[] = [];
  #depth = 0;
  #current: Current | undefined;
  #capture: Capture | undefined;
  #chosen: { bytes: Uint8Array; inherited: Inherited } | undefined;
  #entities = 0;
  #fitting = 0;
  #signed = false;
  #fault: AggregateFault | undefined;

  constructor(wanted: string | undefined) {
    this.#wanted = wanted;
  }

  get listening(): boolean {
    return this.#capture !== undefined;
  }

  /** Takes the next bytes; a fault ends the work. */
  push(chunk: Uint8Array): AggregateFault | undefined {
    this.#fault ??= this.#scanner.push(chunk) ?? this.#fault;
    return this.#fault;
  }

  /** To be called once, after the last bytes. */
  finish(): { content: AggregateContent; fault?: never } | { content?: never; fault: AggregateFault } {
    const fault = this.#fault ?? this.#scanner.finish();
    if (fault !== undefined) return { fault };
    const only = this.#fitting === 1 ? this.#chosen : undefined;
    return {
      content: {
        entityIds: this.#entityIds,
        duplicates: this.#duplicates,
        entities: this.#entities,
        entity: only?.bytes,
        fitting: this.#fitting,
        inherited: only?.inherited ?? { validUntil: [] },
        signed: this.#signed,
      },
    };
  }

  raw(bytes: Uint8Array): void {
    this.#take(bytes);
  }

  open(tag: Uint8Array, name: string, empty: boolean): void {
    this.#depth += empty ? 0 : 1;
    const depth = this.#depth + (empty ? 1 : 0);
    if (this.#current !== undefined) this.#inside(tag, name, depth);
    else if (depth === this.#levels.length + 1) this.#above(tag, empty);
    if (empty && this.#current?.depth === depth) this.#leave();
  }

  close(tag: Uint8Array): void {
    this.#take(tag);
    if (this.#current?.depth === this.#depth) this.#leave();
    else if (this.#levels.length === this.#depth) this.#levels.pop();
    this.#depth -= 1;
  }

  /** An element of a group, or the root. */
  #above(bytes: Uint8Array, empty: boolean): void {
    const tag = readStartTag(Buffer.from(bytes).toString("utf8"));
    if (tag === undefined) {
      this.#fault = "malformed";
      return;
    }
    const level = levelOf(tag, this.#levels.at(-1));
    if (this.#levels.length === 0 && level.kind !== "group") this.#fault = "not-aggregate";
    else if (level.kind === "entity") this.#enter(tag, level);
    else if (level.kind === "group" && !empty) this.#levels.push(level);
    else if (this.#levels.length === 1 && isSignature(tag, level.scope)) this.#signed = true;
  }

  #enter(tag: StartTag, level: Level): void {
    const around = this.#levels.at(-1);
    const id = tag.attributes.find(([name]) => name === "entityID")?.[1] ?? "";
    const inherited = { validUntil: around?.validUntil ?? [], cacheDuration: around?.cacheDuration };
    this.#entities += 1;
    if (this.#entities > limits.aggregateEntities) this.#fault = "too-complex";
    if (this.#seen.has(id)) this.#duplicates.add(id);
    this.#seen.add(id);
    this.#current = { id, depth: this.#levels.length + 1, isIdp: false, scope: level.scope, inherited };
    const chosen = this.#wanted === undefined ? this.#chosen === undefined : this.#wanted === id;
    if (chosen) this.#capture = new Capture(tag, around?.scope ?? new Map());
  }

  #inside(bytes: Uint8Array, name: string, depth: number): void {
    this.#take(bytes);
    const current = this.#current;
    if (current === undefined || depth !== current.depth + 1 || !name.endsWith("IDPSSODescriptor")) return;
    const tag = readStartTag(Buffer.from(bytes).toString("utf8"));
    if (tag === undefined) this.#fault = "malformed";
    else if (isMetadata(tag, scopeOf(tag, current.scope), "IDPSSODescriptor")) current.isIdp = true;
  }

  #leave(): void {
    const current = this.#current;
    const capture = this.#capture;
    this.#current = undefined;
    this.#capture = undefined;
    if (current === undefined || !current.isIdp) return;
    this.#entityIds.push(current.id);
    if (this.#wanted !== undefined && this.#wanted !== current.id) return;
    this.#fitting += 1;
    if (capture !== undefined && this.#chosen === undefined) {
      this.#chosen = { bytes: capture.bytes(), inherited: current.inherited };
    }
  }

  #take(bytes: Uint8Array): void {
    if (this.#capture?.add(bytes) === false) this.#fault = "entity-too-large";
  }
}

function scopeOf(tag: StartTag, outer: Level["scope"] | undefined): Level["scope"] {
  const own = tag.attributes.flatMap(([name, value]) =>
    name === "xmlns"
      ? [["", value] as const]
      : name.startsWith("xmlns:")
        ? [[name.slice(6), value] as const]
        : [],
  );
  return own.length === 0 && outer !== undefined ? outer : new Map([...(outer ?? []), ...own]);
}

function levelOf(tag: StartTag, around: Level | undefined): Level {
  const scope = scopeOf(tag, around?.scope);
  const at = (name: string) => tag.attributes.find(([found]) => found === name)?.[1];
  const level = { kind: "other", scope, validUntil: [], cacheDuration: undefined } as const;
  if (isMetadata(tag, scope, "EntityDescriptor")) return { ...level, kind: "entity" };
  if (!isMetadata(tag, scope, "EntitiesDescriptor")) return level;
  const until = at("validUntil");
  return {
    kind: "group",
    scope,
    validUntil: [...(around?.validUntil ?? []), ...(until === undefined ? [] : [until])],
    cacheDuration: at("cacheDuration") ?? around?.cacheDuration,
  };
}

function isSignature(tag: StartTag, scope: Level["scope"]): boolean {
  return resolves(tag, scope, `{${namespaces.signature}}Signature`);
}

function isMetadata(tag: StartTag, scope: Level["scope"], name: string): boolean {
  return resolves(tag, scope, `{${namespaces.metadata}}${name}`);
}

function resolves(tag: StartTag, scope: Level["scope"], name: string): boolean {
  const colon = tag.name.indexOf(":");
  const prefix = colon < 0 ? "" : tag.name.slice(0, colon);
  return `{${scope.get(prefix) ?? ""}}${tag.name.slice(colon + 1)}` === name;
}
