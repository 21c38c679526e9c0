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
export interface Fault {
  kind: FaultKind;
  /** Only calls of this product; absent: any. */
  product?: string;
  /** Only calls of this action; absent: any. */
  action?: string;
  /** Strike at the nth matching call, counted from 1 and from now; default 1. */
  nth?: number;
  /** Strike that many matching calls in a row; default 1. */
  times?: number;
  /** Throttle only: milliseconds told in `x-acs-retry-after`. */
  retryAfterMs?: number;
  /** Timeout only: do the work, then never answer; default false. */
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
  next(product: string, action: string): Fault | undefined {
    let striking: Waiting | undefined;
    for (const waiting of this.#queue) {
      const { fault } = waiting;
      if (fault.product !== undefined && fault.product !== product) continue;
      if (fault.action !== undefined && fault.action !== action) continue;
      waiting.seen += 1;
      if (waiting.seen >= (fault.nth ?? 1)) striking ??= waiting;
    }
    if (striking === undefined) return undefined;
    striking.left -= 1;
    this.#queue = this.#queue.filter((waiting) => waiting.left > 0);
    return striking.fault;
  }
}
