import { badRequest } from "./api-error.ts";
import { integer } from "./parameters.ts";
import type { Params } from "./wire-request.ts";

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** `IsTruncated` and, when there is more, `Marker`. */
  fields: { IsTruncated: boolean; Marker?: string };
}

/** Cuts a list by `Marker` and `MaxItems` (1 to `max`, default 100). */
export function pageByMarker<T>(all: T[], params: Params, max: number): Page<T> {
  const size = integer(params, "MaxItems", { min: 1, max, fallback: 100 });
  const start = startOf(params.Marker, "Marker", all.length);
  const end = start + size;
  const items = all.slice(start, end);
  if (end >= all.length) return { items, fields: { IsTruncated: false } };
  return { items, fields: { IsTruncated: true, Marker: encodeOffset(end) } };
}

/** Position that an opaque marker stands for. @throws 400 `InvalidParameter.<name>` */
export function startOf(marker: string | undefined, parameter: string, length: number): number {
  if (marker === undefined || marker === "") return 0;
  const offset = Number(Buffer.from(marker, "base64url").toString("latin1").replace(/^at:/, ""));
  if (!Number.isInteger(offset) || offset < 0 || offset > length + 1_000_000) {
    throw badRequest(`InvalidParameter.${parameter}`, `The parameter - "${parameter}" is invalid.`);
  }
  return offset;
}

/** The opaque marker of a position. */
export function encodeOffset(offset: number): string {
  return Buffer.from(`at:${offset}`).toString("base64url");
}
