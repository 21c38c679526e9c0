import { randomBytes, randomInt, randomUUID } from "node:crypto";

/** An 18-digit numeric string, as RAM uses for users and roles. */
export function numericId(): string {
  let digits = String(randomInt(1, 10));
  while (digits.length < 18) digits += String(randomInt(0, 10));
  return digits;
}

/** A request ID as every answer carries one. */
export function requestId(): string {
  return randomUUID().toUpperCase();
}

/** `length` random letters and digits, for keys, secrets and tokens. */
export function randomText(length: number): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  let text = "";
  while (text.length < length) text += alphabet.charAt(randomInt(alphabet.length));
  return text;
}

/** `bytes` random bytes in lower-case hexadecimal. */
export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

/** A date as the APIs write it: `2026-11-23T18:40:14Z`. */
export function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
