import { ApiError } from "./api-error.ts";
import { formed, incorrect, integer, type Rule } from "./parameter-rules.ts";

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** `IsTruncated` and, when there is more, `Marker`. */
  fields: { IsTruncated: boolean; Marker?: string };
}

/** The marker of an earlier answer, or none. */
const marker: Rule<string | undefined> = formed({
  pattern: /^[A-Za-z0-9_-]+$/,
  words: "from an earlier answer",
  refusal: incorrect,
});

/** Parameters of a list that is paged by `Marker` and `MaxItems` (1 to `max`, default 100). */
export function markerPaging(max: number) {
  return { Marker: marker, MaxItems: integer({ min: 1, max, fallback: 100 }) };
}

/** A token of an earlier answer; for lists that are paged by token. */
export const pageToken = marker;

/** Cuts a list into the page that was asked for. @throws 400 `InvalidParameter.Marker` */
export function pageByMarker<T>(all: T[], asked: { Marker: string | undefined; MaxItems: number }): Page<T> {
  const start = startOf(asked.Marker, "Marker");
  const end = start + asked.MaxItems;
  const items = all.slice(start, end);
  if (end >= all.length) return { items, fields: { IsTruncated: false } };
  return { items, fields: { IsTruncated: true, Marker: encodeOffset(end) } };
}

/** Position that an opaque marker stands for. @throws 400 `InvalidParameter.<name>` */
export function startOf(given: string | undefined, name: string): number {
  if (given === undefined || given === "") return 0;
  const match = /^at:(\d{1,9})$/.exec(Buffer.from(given, "base64url").toString("latin1"));
  if (match === null) throw new ApiError(incorrect({ name }));
  return Number(match[1]);
}

/** The opaque marker of a position. */
export function encodeOffset(offset: number): string {
  return Buffer.from(`at:${offset}`).toString("base64url");
}
