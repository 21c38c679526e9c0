/**
 * The few DER (X.690) building blocks a certificate needs. Each value is a tag byte, a length and a body;
 * lengths above 127 are written as a count of bytes followed by those bytes.
 */

/** One DER value: tag, length, body. */
export function der(tag: number, ...bodies: Uint8Array[]): Buffer {
  const body = Buffer.concat(bodies);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

function lengthOf(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size]);
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

/** An ordered list. */
export function sequence(...items: Uint8Array[]): Buffer {
  return der(0x30, ...items);
}

/** A set of one, as names use it. */
export function setOf(item: Uint8Array): Buffer {
  return der(0x31, item);
}

/** A non-negative integer from big-endian bytes: a leading zero keeps the sign bit clear. */
export function unsignedInteger(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const trimmed = bytes.subarray(start);
  const padded = (trimmed[0] ?? 0) >= 0x80 ? [Buffer.from([0])] : [];
  return der(0x02, ...padded, trimmed);
}

/** A dotted object identifier, its parts in base 128. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(part: number): number[] {
  const bytes = [part % 128];
  for (let rest = Math.floor(part / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.unshift(0x80 | (rest % 128));
  }
  return bytes;
}

/** Bits; `unused` counts the padding bits of the last byte. */
export function bitString(bytes: Uint8Array, unused = 0): Buffer {
  return der(0x03, Buffer.from([unused]), bytes);
}

/** Raw bytes. */
export function octetString(bytes: Uint8Array): Buffer {
  return der(0x04, bytes);
}

/** Text as UTF-8. */
export function utf8String(text: string): Buffer {
  return der(0x0c, Buffer.from(text, "utf8"));
}

/** RFC 5280, 4.1.2.5: two-digit years up to 2049, four digits from 2050 on. */
export function time(at: Date): Buffer {
  const digits = at
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(/[-:T]/g, "");
  return at.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(digits.slice(2), "latin1"))
    : der(0x18, Buffer.from(digits, "latin1"));
}

/** An explicit context tag, as `[0]` and `[3]` in a certificate. */
export function explicit(tag: number, body: Uint8Array): Buffer {
  return der(0xa0 | tag, body);
}

/** The NULL that closes the parameters of an RSA algorithm identifier. */
export const nothing: Buffer = Buffer.from([0x05, 0x00]);

/** BOOLEAN true. */
export const yes: Buffer = Buffer.from([0x01, 0x01, 0xff]);
