import type { VerifiedAssertion } from "../saml/verified-assertion.ts";
import { randomText } from "../state/identifiers.ts";

/** A verified sign-in that waits for the person to pick a role. */
export interface PendingChoice {
  assertion: VerifiedAssertion;
  relayState: string;
  /** Role and provider ARNs the page offered. */
  pairs: { roleArn: string; providerArn: string }[];
}

/** Holds pending choices under one-time handles: the page never carries the rights, only a handle to them. */
export class ChoiceDesk {
  readonly #waiting = new Map<string, { choice: PendingChoice; until: number }>();

  /** Stores a choice for `ttlMs` and returns its handle. */
  put(choice: PendingChoice, now: Date, ttlMs: number): string {
    this.#forget(now.getTime());
    const handle = randomText(40);
    this.#waiting.set(handle, { choice, until: now.getTime() + ttlMs });
    return handle;
  }

  /** Takes a choice out; the second time, or too late, there is nothing. */
  take(handle: string, now: Date): PendingChoice | undefined {
    this.#forget(now.getTime());
    const found = this.#waiting.get(handle);
    this.#waiting.delete(handle);
    return found?.choice;
  }

  #forget(time: number): void {
    for (const [handle, { until }] of this.#waiting) if (until <= time) this.#waiting.delete(handle);
  }
}
