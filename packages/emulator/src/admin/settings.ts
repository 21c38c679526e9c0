import { type AssumptionOverrides, readOverrides } from "../assumption-overrides.ts";
import { type Family, familyNames } from "../state/families.ts";
import type { Delays } from "../state/late-view.ts";

/** Which calls something is for; what is absent matches all. */
export interface CallFilter {
  product?: string;
  action?: string;
}

/** Calls take this much longer. */
export interface Latency extends CallFilter {
  ms: number;
  /** Up to that many milliseconds more, at random. */
  jitterMs?: number;
}

/** Each account may make that many such calls in that time. A call beyond it is refused and not executed. */
export interface RateLimit extends CallFilter {
  calls: number;
  perMs: number;
  /** `Throttling.User` unless said. */
  code?: string;
  /** Milliseconds told in `x-acs-retry-after`; absent: the time until the next call would pass. */
  retryAfterMs?: number;
}

/** How far reads are behind writes. */
export interface Consistency {
  delayMs: Delays;
  /**
   * Also what a call refers to is seen late, not only what a read shows: the role of an attachment, the user in
   * a trust policy, the caller's own policies and keys. A write always sees its own family at once.
   */
  references: boolean;
}

/** How an emulator behaves; all of it can change while it runs. */
export interface Settings {
  latency: Latency[];
  rateLimits: RateLimit[];
  consistency: Consistency;
  assumptions: AssumptionOverrides;
}

/** Nothing out of the ordinary. */
export function usualSettings(): Settings {
  return { latency: [], rateLimits: [], consistency: { delayMs: {}, references: false }, assumptions: {} };
}

/** Settings as JSON brings them; what is absent is as usual. @throws an Error that says what is wrong */
export function readSettings(json: unknown): Settings {
  const given = objectOf(json, "settings", ["latency", "rateLimits", "consistency", "assumptions"]);
  return {
    latency: listOf(given.latency, "latency").map((entry) => readLatency(entry)),
    rateLimits: listOf(given.rateLimits, "rateLimits").map((entry) => readRateLimit(entry)),
    consistency: readConsistency(given.consistency ?? {}),
    assumptions: readOverrides(given.assumptions ?? {}),
  };
}

/** Is a call one of those the filter means? */
export function isMeant(filter: CallFilter, product: string, action: string): boolean {
  return (
    (filter.product === undefined || filter.product === product) &&
    (filter.action === undefined || filter.action === action)
  );
}

function readLatency(entry: unknown): Latency {
  const given = objectOf(entry, "latency", ["product", "action", "ms", "jitterMs"]);
  return {
    ...filterOf(given),
    ms: countOf(given.ms, "ms", 0),
    ...(given.jitterMs === undefined ? {} : { jitterMs: countOf(given.jitterMs, "jitterMs", 0) }),
  };
}

function readRateLimit(entry: unknown): RateLimit {
  const given = objectOf(entry, "rateLimits", [
    "product",
    "action",
    "calls",
    "perMs",
    "code",
    "retryAfterMs",
  ]);
  const { code, retryAfterMs } = given;
  if (code !== undefined && (typeof code !== "string" || !code.startsWith("Throttling"))) {
    throw new Error('code must begin with "Throttling"');
  }
  return {
    ...filterOf(given),
    calls: countOf(given.calls, "calls", 1),
    perMs: countOf(given.perMs, "perMs", 1),
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: countOf(retryAfterMs, "retryAfterMs", 0) }),
  };
}

/** `delayMs` is one number for all families, or one per family. */
function readConsistency(entry: unknown): Consistency {
  const { delayMs = {}, references = false } = objectOf(entry, "consistency", ["delayMs", "references"]);
  if (typeof references !== "boolean") throw new Error("references must be true or false");
  if (typeof delayMs === "number") {
    const delay = countOf(delayMs, "delayMs", 0);
    return { delayMs: Object.fromEntries(familyNames.map((family) => [family, delay])), references };
  }
  const entries = Object.entries(objectOf(delayMs, "delayMs", familyNames)).map(
    ([family, delay]): [Family, number] => [family as Family, countOf(delay, family, 0)],
  );
  return { delayMs: Object.fromEntries(entries), references };
}

function filterOf(given: Record<string, unknown>): CallFilter {
  const texts = (["product", "action"] as const).flatMap((name) => {
    const value = given[name];
    if (value === undefined) return [];
    if (typeof value !== "string") throw new Error(`${name} must be text`);
    return [[name, value]];
  });
  return Object.fromEntries(texts);
}

function countOf(value: unknown, name: string, min: number): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= min) return value;
  throw new Error(`${name} must be a number, at least ${min}`);
}

function listOf(value: unknown, name: string): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new Error(`${name} must be a list`);
}

function objectOf(value: unknown, name: string, keys: readonly string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${name} must be an object`);
  }
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new Error(`${name} has no "${unknown}"`);
  return { ...value };
}
