import { createHash } from "node:crypto";
import type { CallCount } from "./call-count.ts";
import type { Params } from "./wire-request.ts";

/** An API product by the version of its calls. */
export type Product = "ims" | "ram" | "sts" | "modelstudio" | "bailiancontrol";

/** One API call as the recorder keeps it; documents and secrets are replaced by length and digest. */
export interface RecordedCall {
  /** ISO 8601, UTC. */
  at: string;
  product: Product;
  action: string;
  /** Account of the caller; null when nobody was authenticated. */
  accountId: string | null;
  params: Record<string, string>;
  /** HTTP status of the answer; 0 when the connection was cut on purpose. */
  status: number;
  /** Error code, absent on success. */
  code?: string;
}

const usualCapacity = 1000;

const digested = new Set([
  "SAMLAssertion",
  "EncodedSAMLMetadataDocument",
  "NewEncodedSAMLMetadataDocument",
  "Password",
  "AccessKeySecret",
  "SecurityToken",
  "Signature",
]);

/** Keeps the latest calls. */
export class Recorder {
  readonly #capacity: number;
  #calls: RecordedCall[] = [];
  #counts = new Map<string, CallCount>();

  constructor(capacity = usualCapacity) {
    this.#capacity = capacity;
  }

  /** Adds a call and drops the oldest beyond the capacity; the counts go on. */
  add(call: RecordedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > this.#capacity) this.#calls.shift();
    const name = `${call.product}:${call.action}`;
    const count = this.#counts.get(name) ?? { calls: 0, succeeded: 0, failed: {} };
    this.#counts.set(name, count);
    count.calls += 1;
    const code = call.code ?? String(call.status);
    if (call.status === 200) count.succeeded += 1;
    else count.failed[code] = (count.failed[code] ?? 0) + 1;
  }

  /** Numbers of all calls by `product:Action`. */
  counts(): Record<string, CallCount> {
    return Object.fromEntries([...this.#counts].map(([name, count]) => [name, structuredClone(count)]));
  }

  /** A copy, oldest first. */
  list(): RecordedCall[] {
    return [...this.#calls];
  }

  /** Forgets everything. */
  clear(): void {
    this.#calls = [];
    this.#counts = new Map();
  }
}

/** Parameters fit to be shown: the values that may hold secrets or people's names become digests. */
export function redactParams(params: Params): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, digested.has(name) ? digest(value) : value]),
  );
}

function digest(value: string): string {
  return `${value.length} characters, sha256 ${createHash("sha256").update(value).digest("hex")}`;
}
