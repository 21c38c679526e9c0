import type { Answer } from "../wire/operation.ts";
import { encodeOffset, pageToken, startOf } from "../wire/paging.ts";
import { integer } from "../wire/parameter-rules.ts";

/** Parameters of a list of ModelStudio. */
export const tokenPaging = {
  maxResults: integer({
    min: 1,
    max: ({ modelStudio }) => modelStudio.maxResults.max,
    fallback: ({ modelStudio }) => modelStudio.maxResults.fallback,
  }),
  nextToken: pageToken,
};

/** One page of a list, and the fields that say how to go on. @throws 400 `InvalidParameter.nextToken` */
export function pageByToken<T>(
  all: T[],
  asked: { maxResults: number; nextToken: string | undefined },
): { items: T[]; fields: Answer } {
  const { maxResults } = asked;
  const start = startOf(asked.nextToken, "nextToken");
  const end = start + maxResults;
  const more = end < all.length ? { nextToken: encodeOffset(end) } : {};
  return { items: all.slice(start, end), fields: { maxResults, totalCount: all.length, ...more } };
}
