import { randomText } from "../state/identifiers.ts";

/** Sign-in tokens of the federation endpoint: short-lived, single use, bound to STS credentials. */
export class SigninTokens {
  readonly #tokens = new Map<string, { accessKeyId: string; until: number }>();

  /** Issues a token for credentials that were checked; it lives for `ttlMs`. */
  issue(accessKeyId: string, now: Date, ttlMs: number): string {
    const token = randomText(64);
    this.#tokens.set(token, { accessKeyId, until: now.getTime() + ttlMs });
    return token;
  }

  /** Redeems a token once; undefined when unknown, used or too old. */
  redeem(token: string, now: Date): string | undefined {
    const found = this.#tokens.get(token);
    this.#tokens.delete(token);
    return found !== undefined && found.until > now.getTime() ? found.accessKeyId : undefined;
  }
}
