import { createHash, randomBytes } from "node:crypto";

/** So that a leaked key is recognised by people and by secret scanners. */
const prefix = "msso_";
const shape = /^msso_[A-Za-z0-9_-]{43}$/;

/** Hash under which a one-time link or a key is stored. They are long and random, so a plain digest is enough. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A new API key: 256 random bits. `start` tells keys apart and opens nothing. */
export function newApiToken(): { token: string; start: string; hash: string } {
  const token = `${prefix}${randomBytes(32).toString("base64url")}`;
  return { token, start: token.slice(0, prefix.length + 4), hash: tokenHash(token) };
}

/** A new one-time link's secret: 192 random bits. */
export function newLinkToken(): string {
  return randomBytes(24).toString("base64url");
}

/** The bearer token of a request; `null` where there is none. What is no key of ours is given back all the same. */
export function bearerToken(authorization: string | undefined): string | null {
  const found = /^Bearer +(\S+)\s*$/i.exec(authorization ?? "");
  return found?.[1] ?? null;
}

export function isApiToken(token: string): boolean {
  return shape.test(token);
}
