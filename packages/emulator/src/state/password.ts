import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

// Cheap on purpose: sandbox passwords are published, and tests log on often.
const cost = { N: 1024, r: 8, p: 1 };

/** `salt:hash` of a console password, both in hexadecimal. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${scryptSync(password, salt, 32, cost).toString("hex")}`;
}

/** Compares in constant time. */
export function passwordMatches(password: string, stored: string): boolean {
  const [salt = "", hash = ""] = stored.split(":");
  const expected = Buffer.from(hash, "hex");
  const actual = scryptSync(password, Buffer.from(salt, "hex"), 32, cost);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
