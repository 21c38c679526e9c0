export interface Pace {
  perSecond: number;
  /** Requests that may come at once after a quiet time. */
  burst: number;
}

/**
 * A token bucket for each client, kept as one number: the time at which the bucket would be full again. One that is
 * full is the same as one that is not there, so forgetting it costs nobody anything.
 */
export class Buckets {
  readonly #fullAt = new Map<string, number>();
  readonly #everyMs: number;
  readonly #sparedMs: number;
  readonly #mostClients: number;

  constructor({ perSecond, burst }: Pace, mostClients = 100_000) {
    this.#everyMs = 1_000 / perSecond;
    this.#sparedMs = this.#everyMs * (burst - 1);
    this.#mostClients = mostClients;
  }

  /** Takes one token. 0: it was there; otherwise after how many milliseconds the next one is. */
  take(client: string, nowMs: number): number {
    const fullAt = Math.max(this.#fullAt.get(client) ?? nowMs, nowMs);
    const waitMs = fullAt - nowMs - this.#sparedMs;
    if (waitMs > 0) return waitMs;
    // Deleted first, so that the map's order is that of the last use.
    this.#fullAt.delete(client);
    this.#fullAt.set(client, fullAt + this.#everyMs);
    if (this.#fullAt.size > this.#mostClients) this.#forgetOldest();
    return 0;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  #forgetOldest(): void {
    const [oldest] = this.#fullAt.keys();
    if (oldest !== undefined) this.#fullAt.delete(oldest);
  }
}
