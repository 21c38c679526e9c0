import { randomBytes } from "node:crypto";

/** A small store of values under unguessable handles: each expires, and the oldest gives way. */
export class Handles<T> {
  readonly #entries = new Map<string, { value: T; expires: number }>();
  readonly #most: number;
  readonly #lifetime: number;

  constructor(most: number, lifetimeMilliseconds: number) {
    this.#most = most;
    this.#lifetime = lifetimeMilliseconds;
  }

  add(value: T, now: Date): string {
    const handle = randomBytes(24).toString("base64url");
    this.#entries.set(handle, { value, expires: now.getTime() + this.#lifetime });
    const oldest = this.#entries.size > this.#most ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
    return handle;
  }

  get(handle: string | undefined, now: Date): T | undefined {
    const entry = handle === undefined ? undefined : this.#entries.get(handle);
    return entry && entry.expires > now.getTime() ? entry.value : undefined;
  }

  remove(handle: string | undefined): void {
    if (handle !== undefined) this.#entries.delete(handle);
  }
}

/** Cookies of one host are shared by all its ports, so the name says whose it is. */
export const sessionCookie = "rehearsal_idp_session";

/** The value of our cookie in a Cookie header. */
export function readSessionCookie(header: string | undefined): string | undefined {
  const start = `${sessionCookie}=`;
  const found = header?.split(";").find((pair) => pair.trim().startsWith(start));
  return found?.trim().slice(start.length);
}
