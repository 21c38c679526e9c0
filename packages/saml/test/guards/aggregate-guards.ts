import { aggregate, spMetadata } from "../samples/metadata-samples.ts";
import type { Outcome } from "../samples/response-samples.ts";
import { idpEntityId, metadata } from "../support/metadata.ts";
import { stranger } from "../support/response.ts";
import { described, sound } from "./altered-metadata.ts";
import type { Guard } from "./guard.ts";

const other = metadata({ signers: [stranger], entityId: "https://other.example.com" });
const padding = `<!--${"x".repeat(1000)}-->`.repeat(1100);
const close = "</EntitiesDescriptor>";

/** An aggregate too large for a tree, of which the sound entity is meant. */
function large(content: string, end = close): Outcome {
  const xml = aggregate(padding, sound, content);
  return described(xml.slice(0, -close.length) + end, { entityId: idpEntityId });
}

const scanner = "metadata/aggregate/markup-scanner.ts";
const reader = "metadata/aggregate/aggregate-reader.ts";
const choice = "metadata/aggregate-findings.ts";

/** Of an aggregate: which entity is meant, and reading a large one without a tree. */
export const aggregateGuards: readonly Guard[] = [
  {
    name: "one entity of a name",
    stage: "aggregate",
    file: choice,
    find: "if (fitting === 1 && (wanted === undefined || !duplicates.has(wanted))) return [];",
    by: "if (fitting === 1) return [];",
    codes: ["metadata.entity-id.duplicate"],
    message: () =>
      described(aggregate(sound, spMetadata.replace("urn:sp", idpEntityId)), { entityId: idpEntityId }),
    adds: "reads nothing of either; a judged entity whose name occurs twice is refused as well",
  },
  {
    name: "the judged entity has its name alone",
    stage: "aggregate",
    file: choice,
    find: 'return [duplicate([...duplicates], duplicates.has(chosen) ? "error" : "warning")];',
    by: 'return [duplicate([...duplicates], "warning")];',
    codes: ["metadata.entity-id.duplicate"],
    message: () => described(aggregate(sound, spMetadata.replace("urn:sp", idpEntityId))),
  },
  {
    name: "one identity provider, or a name",
    stage: "aggregate",
    file: choice,
    find: "if (fitting > 1) return [several(entityIds)];",
    by: "if (fitting > 1) return [];",
    codes: ["metadata.several-entities"],
    message: () => described(aggregate(sound, other)),
    adds: "says so and lists them; without a choice there is none to judge",
  },
  {
    name: "some identity provider",
    stage: "aggregate",
    file: choice,
    find: "return [wanted === undefined ? noIdp(entities) : notFound(wanted, entityIds)];",
    by: "return [];",
    codes: ["metadata.no-idp-role"],
    message: () => described(aggregate(spMetadata)),
    adds: "says so; without one there is none to judge",
  },
  {
    name: "nothing but an aggregate beyond 1 MB",
    stage: "aggregate",
    file: reader,
    find: 'if (this.#levels.length === 0 && level.kind !== "group") this.#fault = "not-aggregate";',
    by: "if (false) {}",
    codes: ["metadata.too-large"],
    message: () => described(sound.replace("<IDPSSO", `${padding}<IDPSSO`)),
    adds: "says so at the first tag; the entity itself would be too large for a tree as well",
  },
  {
    name: "beginning of a large document",
    stage: "aggregate",
    file: "metadata/gather-metadata.ts",
    find: "return refusedStart(start) ?? this.#read(",
    by: "return this.#read(",
    codes: ["metadata.encoding"],
    message: () => described(`<?xml version="1.0" encoding="ISO-8859-1"?>${aggregate(padding, sound)}`),
  },
  {
    name: "size of an entity",
    stage: "aggregate",
    file: "metadata/aggregate/capture.ts",
    find: "if (this.#size > limits.metadataBytes) return false;",
    by: "",
    codes: ["metadata.too-large"],
    message: () => described(aggregate(sound.replace("<IDPSSO", `${padding}<IDPSSO`))),
  },
  {
    name: "size of an aggregate",
    stage: "aggregate",
    file: "metadata/gather-metadata.ts",
    find: "return !pinned && this.#size > limits.aggregateBytes",
    by: "return false",
    codes: ["metadata.too-large"],
    message: () => large(padding.repeat(62)),
  },
  {
    name: "number of entities",
    stage: "aggregate",
    file: reader,
    find: 'if (this.#entities > limits.aggregateEntities) this.#fault = "too-complex";',
    by: "",
    codes: ["metadata.too-complex"],
    message: () => {
      const many = Array.from({ length: 50_000 }, (_, at) => `<EntityDescriptor entityID="${at}"/>`);
      return large(many.join(""));
    },
  },
  {
    name: "number of tags",
    stage: "aggregate",
    file: scanner,
    find: 'if (this.#tags > limits.aggregateTags) return "too-complex";',
    by: "",
    codes: ["metadata.too-complex"],
    message: () => large(`<Extensions>${"<a/>".repeat(3_000_001)}</Extensions>`),
  },
  {
    name: "depth",
    stage: "aggregate",
    file: scanner,
    find: 'if (this.#open.length > limits.depth) return "too-complex";',
    by: "",
    codes: ["metadata.too-complex"],
    message: () => large(`<Extensions>${"<a>".repeat(80)}${"</a>".repeat(80)}</Extensions>`),
  },
  {
    name: "size of a tag",
    stage: "aggregate",
    file: scanner,
    find: 'return this.#rest.length > limits.aggregateToken ? "too-complex" : undefined;',
    by: "return undefined;",
    codes: ["metadata.too-complex"],
    message: () => large(`<EntityDescriptor entityID="x" a="${"x".repeat(1_500_000)}"/>`),
  },
  {
    name: "DOCTYPE",
    stage: "aggregate",
    file: scanner,
    find: 'return "<!--".startsWith(head) || "<![CDATA[".startsWith(head) ? incomplete : "doctype";',
    by: 'return after(data, ">", from);',
    codes: ["metadata.doctype"],
    message: () => described(`<!DOCTYPE m>${aggregate(padding, sound)}`),
  },
  {
    name: "end tags close what is open",
    stage: "aggregate",
    file: scanner,
    find: 'if (name !== this.#open.pop()) return "malformed";',
    by: "this.#open.pop();",
    codes: ["metadata.malformed"],
    message: () => large("<Extensions><a></b></Extensions>"),
  },
  {
    name: "one root",
    stage: "aggregate",
    file: scanner,
    find: 'if (name === "" || (this.#open.length === 0 && this.#rooted)) return "malformed";',
    by: "",
    codes: ["metadata.malformed"],
    message: () => large("", `${close}${aggregate()}`),
  },
  {
    name: "no tag in a tag",
    stage: "aggregate",
    file: scanner,
    find: 'else if (byte === less) return "malformed";',
    by: "",
    codes: ["metadata.malformed"],
    message: () => large("<Extensions><a <b></a></Extensions>"),
  },
  {
    name: "read to its end",
    stage: "aggregate",
    file: scanner,
    find: 'return this.#rest.length > 0 || this.#open.length > 0 || !this.#rooted ? "malformed" : undefined;',
    by: "return undefined;",
    codes: ["metadata.malformed"],
    message: () => large("", ""),
  },
  {
    name: "tags of groups and entities are well-formed",
    stage: "aggregate",
    file: "metadata/aggregate/start-tag.ts",
    find: "if (value === undefined || attributes.some(([known]) => known === key)) return undefined;",
    by: "if (value === undefined) return undefined;",
    codes: ["metadata.malformed"],
    message: () => large('<EntityDescriptor entityID="a" entityID="b"/>'),
  },
  {
    name: "only references of XML",
    stage: "aggregate",
    file: "metadata/aggregate/start-tag.ts",
    find: "return sound ? value : undefined;",
    by: "return value;",
    codes: ["metadata.malformed"],
    message: () => large('<EntityDescriptor entityID="&x;"/>'),
  },
];
