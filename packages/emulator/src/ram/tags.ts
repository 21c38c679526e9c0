import type { Assumptions } from "../assumptions.ts";
import type { Tag } from "../state/records.ts";
import { ApiError, conflict } from "../wire/api-error.ts";
import { incorrect, jsonList, type Rule } from "../wire/parameter-rules.ts";

/** More tags than a resource may have; the code is by analogy with its family. */
export const tagLimit = conflict("LimitExceeded.Tag", "The count of tags beyond the current limits.");

const twenty = jsonList(20);

/** The `Tag` parameter: a JSON list of at most 20 `{Key, Value}`. A wanted tag without value asks for the key. */
export const tagList: Rule<Tag[]> = {
  words: () => "JSON list of at most 20 {Key, Value}; key 1 to 128, value at most 256 characters",
  refusals: (place) => [incorrect(place)],
  read: (text, place) =>
    twenty.read(text, place).map((item) => {
      const tag = readTag(item);
      if (tag === undefined) throw new ApiError(incorrect(place));
      return tag;
    }),
};

function readTag(item: unknown): Tag | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const { Key: key, Value: value = "" } = item as { Key?: unknown; Value?: unknown };
  if (typeof key !== "string" || key === "" || key.length > 128) return undefined;
  return typeof value === "string" && value.length <= 256 ? { key, value } : undefined;
}

/** Existing tags with `added` on top. @throws {@link tagLimit} */
export function mergeTags(existing: Tag[], added: Tag[], assumptions: Assumptions): Tag[] {
  const merged = new Map(existing.map((tag) => [tag.key, tag.value]));
  for (const tag of added) merged.set(tag.key, tag.value);
  if (merged.size > assumptions.ram.maxTagsPerResource) throw new ApiError(tagLimit);
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
