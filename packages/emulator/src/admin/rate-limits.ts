import { ApiError } from "../wire/api-error.ts";
import { isMeant, type RateLimit } from "./settings.ts";

interface Bucket {
  /** Calls that may pass right now, with fractions. */
  calls: number;
  /** When that was so, in milliseconds since 1970. */
  at: number;
}

/** A call that asks to pass. */
export interface LimitedCall {
  product: string;
  action: string;
  /** Whose allowance it uses. */
  accountId: string;
  now: Date;
}

/** Lets each account through at an ordered pace: buckets that fill evenly, one per limit and account. */
export class RateLimits {
  readonly #limits: readonly RateLimit[];
  readonly #status: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: readonly RateLimit[], status: number) {
    this.#limits = limits;
    this.#status = status;
  }

  /** Takes one call from every limit that is meant. @throws `Throttling.User` or the code of the limit */
  take(call: LimitedCall): void {
    for (const [index, limit] of this.#limits.entries()) {
      if (!isMeant(limit, call.product, call.action)) continue;
      const bucket = this.#filled(`${index}/${call.accountId}`, limit, call.now.getTime());
      if (bucket.calls < 1) throw this.#throttled(limit, bucket);
      bucket.calls -= 1;
    }
  }

  #filled(key: string, limit: RateLimit, time: number): Bucket {
    const found = this.#buckets.get(key) ?? { calls: limit.calls, at: time };
    const grown = found.calls + ((time - found.at) * limit.calls) / limit.perMs;
    const bucket = { calls: Math.min(limit.calls, grown), at: time };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #throttled(limit: RateLimit, bucket: Bucket): ApiError {
    const untilNext = Math.ceil(((1 - bucket.calls) * limit.perMs) / limit.calls);
    const refusal = {
      status: this.#status,
      code: limit.code ?? "Throttling.User",
      message: "Request was denied due to user flow control.",
    };
    return new ApiError(refusal, { retryAfterMs: limit.retryAfterMs ?? untilNext });
  }
}
