import { ApiError, badRequest } from "./api-error.ts";

/** A signature that was sent before. */
export const nonceUsed = badRequest("SignatureNonceUsed", "Specified signature nonce was used already.");

/** Remembers signature nonces for as long as their date would still be accepted. */
export class NonceMemory {
  readonly #seen = new Map<string, number>();

  /**
   * @param windowMs how far the date of the request may be from the clock
   * @throws 400 `SignatureNonceUsed` when the nonce was seen before
   */
  use(nonce: string, now: Date, windowMs: number): void {
    this.#forget(now.getTime());
    if (this.#seen.has(nonce)) throw new ApiError(nonceUsed);
    this.#seen.set(nonce, now.getTime() + 2 * windowMs);
  }

  /** Entries are about in order of their end, so it is enough to look at the front. */
  #forget(time: number): void {
    for (const [nonce, until] of this.#seen) {
      if (until > time) return;
      this.#seen.delete(nonce);
    }
  }
}
