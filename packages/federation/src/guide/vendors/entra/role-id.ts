import { createHash } from "node:crypto";

/**
 * A GUID that is always the same for the same role value, so that making the file again does not make new app roles;
 * formed as a name-based UUID. Source: RFC 9562, section 5.5.
 */
export function roleId(value: string): string {
  const digest = createHash("sha1").update(`modelstudio-sso:${value}`).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.subarray(0, 16).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
