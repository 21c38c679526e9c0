import { diagnostic } from "@modelstudio-sso/contracts";
import { Refused } from "./refused.ts";

/**
 * Refuses an input with the character U+0000 in one of its texts: PostgreSQL keeps no such text, and would answer with
 * an error that looks like ours. Walks without recursion, for whoever sends a thousand brackets.
 */
export function refuseNul(input: unknown): void {
  const left: { value: unknown; path: string }[] = [{ value: input, path: "" }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path } = next;
    if (typeof value === "string" && value.includes("\0")) {
      throw new Refused([
        diagnostic("request.invalid", { detail: "A text has the character U+0000 in it.", path }),
      ]);
    }
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      left.push({ value: inner, path: path === "" ? name : `${path}.${name}` });
    }
  }
}
