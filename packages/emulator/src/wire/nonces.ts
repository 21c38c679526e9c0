import { assumptions } from "../assumptions.ts";
import { badRequest } from "./api-error.ts";

/** Remembers signature nonces for as long as their date would still be accepted. */
export class NonceMemory {
  readonly #seen = new Map<string, number>();

  /** @throws 400 `SignatureNonceUsed` when the nonce was seen before */
  use(nonce: string, now: Date): void {
    this.#forget(now.getTime());
    if (this.#seen.has(nonce)) {
      throw badRequest("SignatureNonceUsed", "Specified signature nonce was used already.");
    }
    this.#seen.set(nonce, now.getTime() + 2 * assumptions.wire.dateWindowMs);
  }

  /** Entries are in order of arrival, so the stale ones are at the front. */
  #forget(time: number): void {
    for (const [nonce, until] of this.#seen) {
      if (until > time) return;
      this.#seen.delete(nonce);
    }
  }
}
