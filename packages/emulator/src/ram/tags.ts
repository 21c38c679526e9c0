import { assumptions } from "../assumptions.ts";
import type { Tag } from "../state/records.ts";
import { badRequest, conflict } from "../wire/api-error.ts";
import type { Params } from "../wire/wire-request.ts";

/** Reads the `Tag` parameter: a JSON list of `{Key, Value}`. @throws 400 `InvalidParameter.Tag` */
export function readTags(params: Params): Tag[] {
  const list = readJsonList(params, "Tag");
  return list.map((item) => {
    const { Key: key, Value: value } = item as { Key?: unknown; Value?: unknown };
    if (typeof key !== "string" || key === "" || key.length > 128) throw invalid("Tag");
    if (value !== undefined && (typeof value !== "string" || value.length > 256)) throw invalid("Tag");
    return { key, value: value ?? "" };
  });
}

/** Reads a parameter that is a JSON list; absent is empty. @throws 400 `InvalidParameter.<name>` */
export function readJsonList(params: Params, parameter: string): unknown[] {
  const text = params[parameter];
  if (text === undefined || text === "") return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw invalid(parameter);
  }
  if (!Array.isArray(parsed)) throw invalid(parameter);
  return parsed;
}

/** Existing tags with `added` on top. @throws 409 `LimitExceeded.Tag` */
export function mergeTags(existing: Tag[], added: Tag[]): Tag[] {
  const merged = new Map(existing.map((tag) => [tag.key, tag.value]));
  for (const tag of added) merged.set(tag.key, tag.value);
  if (merged.size > assumptions.ram.maxTagsPerResource) {
    throw conflict("LimitExceeded.Tag", "The count of tags beyond the current limits.");
  }
  return [...merged].map(([key, value]) => ({ key, value }));
}

/** Does the resource carry all wanted tags? A wanted tag without value only asks for the key. */
export function hasTags(tags: Tag[], wanted: Tag[]): boolean {
  return wanted.every(({ key, value }) =>
    tags.some((tag) => tag.key === key && (value === "" || tag.value === value)),
  );
}

/** The way lists show tags. */
export function shownTags(tags: Tag[]) {
  return { Tag: tags.map(({ key, value }) => ({ TagKey: key, TagValue: value })) };
}

function invalid(parameter: string) {
  return badRequest(`InvalidParameter.${parameter}`, `The parameter - "${parameter}" is incorrect.`);
}
