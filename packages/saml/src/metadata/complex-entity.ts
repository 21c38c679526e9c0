import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { limits } from "../limits.ts";
import type { LazyElement } from "../xml/lazy-element.ts";
import { tooDeep } from "./document-findings.ts";

/**
 * metadata.too-complex for one entity: its depth, and its elements, since each breach of the schema costs a walk over
 * the elements before it. Stops as soon as one of them is too much.
 */
export function complexEntity(entity: LazyElement): Diagnostic | undefined {
  const waiting: { element: LazyElement; depth: number }[] = [{ element: entity, depth: 1 }];
  let elements = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element, depth } = next;
    elements += 1;
    if (depth > limits.depth) return tooDeep();
    if (elements > limits.entityElements) return tooMany();
    for (const child of element.children) waiting.push({ element: child, depth: depth + 1 });
  }
  return undefined;
}

function tooMany(): Diagnostic {
  return diagnostic("metadata.too-complex", {
    detail:
      "No identity provider needs this much markup. Remove the endpoints and extensions that are not used.",
    want: `at most ${limits.entityElements} elements in one entity`,
  });
}
