import { canonicalJson } from "./canonical-json.ts";
import type { Sha256 } from "./chain.ts";
import type { AuditChange } from "./event.ts";

/** Longest text of one side of a change; what is longer is told by its hash and length. */
const longest = 4_000;
const mostChanges = 500;

/** Fields that are never shown: metadata names people and machines of the enterprise, and is large. */
const hashedFields = new Set(["metadataXml"]);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Members of a list are told apart by their name, so that one more role is one change. */
function nameOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const name = value.name ?? value.workspace;
  return typeof name === "string" ? name : undefined;
}

function byName(list: readonly unknown[]): Map<string, unknown> | null {
  const named = new Map<string, unknown>();
  for (const entry of list) {
    const name = nameOf(entry);
    if (name === undefined || named.has(name)) return null;
    named.set(name, entry);
  }
  return named;
}

interface Pair {
  path: string;
  field: string;
  before: unknown;
  after: unknown;
}

/** The parts of two values, side by side; `null` where they are to be told as a whole. */
function partsOf({ path, before, after }: Pair): Pair[] | null {
  if (isObject(before) && isObject(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return fields.map((field) => ({
      path: path === "" ? field : `${path}.${field}`,
      field,
      before: before[field],
      after: after[field],
    }));
  }
  if (!Array.isArray(before) || !Array.isArray(after)) return null;
  const [old, fresh] = [byName(before), byName(after)];
  if (old === null || fresh === null) return null;
  return [...new Set([...old.keys(), ...fresh.keys()])].map((name) => ({
    path: `${path}[${name}]`,
    field: name,
    before: old.get(name),
    after: fresh.get(name),
  }));
}

/** One side as JSON text. Hashes stand for what is hidden, also deep inside a value that came or went as a whole. */
function shown(field: string, value: unknown, sha256: Sha256): string | null {
  if (value === undefined) return null;
  const hidden = (name: string, inner: unknown) =>
    hashedFields.has(name) && typeof inner === "string" ? `sha256:${sha256(inner)}` : inner;
  const text = JSON.stringify(hidden(field, value), hidden);
  return text.length > longest ? JSON.stringify(`sha256:${sha256(text)} (${text.length} characters)`) : text;
}

/** What differs between two documents, field by field, without what must not be kept. */
export function changedFields(before: unknown, after: unknown, sha256: Sha256): AuditChange[] {
  const changes: AuditChange[] = [];
  const compare = (pair: Pair): void => {
    if (changes.length > mostChanges || canonicalJson(pair.before) === canonicalJson(pair.after)) return;
    const parts = partsOf(pair);
    if (parts !== null) {
      for (const part of parts) compare(part);
      return;
    }
    const { path, field } = pair;
    changes.push({
      path,
      before: shown(field, pair.before, sha256),
      after: shown(field, pair.after, sha256),
    });
  };
  compare({ path: "", field: "", before, after });
  if (changes.length <= mostChanges) return changes;
  const whole = (value: unknown) => JSON.stringify(`sha256:${sha256(canonicalJson(value))}`);
  return [...changes.slice(0, mostChanges), { path: "…", before: whole(before), after: whole(after) }];
}
