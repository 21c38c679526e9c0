import { type CallFilter, isMeant } from "./settings.ts";

/** Kinds of trouble that can be ordered. */
export const faultKinds = [
  "throttle",
  "500",
  "503",
  "html502",
  "reset-before",
  "reset-after",
  "timeout",
] as const;

/** One of {@link faultKinds}. */
export type FaultKind = (typeof faultKinds)[number];

/** An order for trouble. */
export interface Fault extends CallFilter {
  kind: FaultKind;
  /** Strike at the nth matching call, counted from 1 and from now; default 1. */
  nth?: number;
  /** Strike that many matching calls in a row; default 1. */
  times?: number;
  /** Only calls whose parameters have these values, for example `{"RoleName": "Readers"}`. */
  params?: Readonly<Record<string, string>>;
  /** Throttle only: milliseconds told in `x-acs-retry-after`. */
  retryAfterMs?: number;
  /** Throttle only: `Throttling.User` unless said. */
  code?: string;
  /** 500, 503, html502, timeout: do the work first, then fail; default false. */
  applied?: boolean;
}

interface Waiting {
  fault: Fault;
  /** Matching calls so far. */
  seen: number;
  /** Strikes left. */
  left: number;
}

/** The queue of ordered faults and the latency of every API call. */
export class Faults {
  /** Added to every API call, in milliseconds. */
  latencyMs = 0;
  #queue: Waiting[] = [];

  /** Orders a fault. */
  add(fault: Fault): void {
    this.#queue.push({ fault, seen: 0, left: fault.times ?? 1 });
  }

  /** No faults, no latency. */
  clear(): void {
    this.#queue = [];
    this.latencyMs = 0;
  }

  /** What is still to strike. */
  pending(): Fault[] {
    return this.#queue.map(({ fault }) => fault);
  }

  /**
   * Counts a call and returns the fault that strikes it, if any. One call is struck once: a fault that is
   * due but comes second in the queue strikes the next matching call.
   */
  next(product: string, action: string, params: Readonly<Record<string, string>>): Fault | undefined {
    let striking: Waiting | undefined;
    for (const waiting of this.#queue) {
      const { fault } = waiting;
      if (!isMeant(fault, product, action)) continue;
      if (!Object.entries(fault.params ?? {}).every(([name, value]) => params[name] === value)) continue;
      waiting.seen += 1;
      if (waiting.seen >= (fault.nth ?? 1)) striking ??= waiting;
    }
    if (striking === undefined) return undefined;
    striking.left -= 1;
    this.#queue = this.#queue.filter((waiting) => waiting.left > 0);
    return striking.fault;
  }
}
