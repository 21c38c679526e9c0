import { createHash } from "node:crypto";

/** Tells browsers apart without keeping what they call themselves. */
export function browserHash(userAgent: string): string {
  return createHash("sha256").update(userAgent).digest("hex").slice(0, 16);
}
