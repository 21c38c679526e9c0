const shape =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/**
 * Milliseconds since 1970 of an xs:dateTime, or undefined where it is none or names no time zone.
 * SAML core 1.3.3 asks for UTC; an explicit offset is unambiguous and read too, a local time never is.
 */
export function readInstant(text: string | undefined): number | undefined {
  const parts = text === undefined ? null : shape.exec(text.trim());
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  const milliseconds = Number((fraction ?? "0").padEnd(3, "0").slice(0, 3));
  const fields = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields;
  const local = Date.UTC(y, mo - 1, d, h, mi, s, milliseconds);
  const back = new Date(local);
  // Date.UTC rolls 31 February over; a time that does not come back as written is not a time.
  if (back.getUTCMonth() !== mo - 1 || back.getUTCDate() !== d || h > 23 || mi > 59 || s > 59)
    return undefined;
  return local - offsetMilliseconds(zone ?? "Z");
}

/** An instant as SAML writes it: UTC, to the second. */
export function writeInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** A span in the largest unit that still says something, for sentences. */
export function inWords(milliseconds: number): string {
  const seconds = Math.abs(Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} hours`;
  return `${Math.round(seconds / 86_400)} days`;
}

function offsetMilliseconds(zone: string): number {
  if (zone === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * 60_000;
}
