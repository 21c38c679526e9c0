import type { FoundResponse } from "./found-response.ts";
import { readForm } from "./read-form.ts";

/** Largest capture that is searched, in characters: a HAR of one login has a few megabytes. */
const mostInput = 64 * 1024 * 1024;

/**
 * Finds a SAMLResponse in captured traffic: HAR (`log.entries[].request.postData`) or the export of
 * SAML-tracer (`requests[].post`). Walks the whole value without recursion, so depth does not matter.
 */
export function findInJson(text: string): FoundResponse {
  const value = parse(text);
  if (value === undefined) return { form: "unknown" };
  const form = hasKey(value, "log") ? "har" : "saml-tracer";
  let found: FoundResponse | undefined;
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const here = responseIn(next);
    // The last place in the document is met first, because children are taken from the end.
    if (here !== undefined) {
      found = { form, ...here };
      break;
    }
    if (typeof next !== "object" || next === null) continue;
    for (const child of Object.values(next)) if (child !== undefined) waiting.push(child);
  }
  return found ?? { form: "unknown" };
}

function parse(text: string): unknown {
  if (text.length > mostInput) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && key in value;
}

/** A response right here: form text, `{name, value}`, `["SAMLResponse", value]` or `{SAMLResponse: value}`. */
function responseIn(value: unknown): Omit<FoundResponse, "form"> | undefined {
  if (typeof value === "string") return value.includes("SAMLResponse=") ? readForm(value) : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return value[0] === "SAMLResponse" ? posted(value[1]) : undefined;
  if ("name" in value && value.name === "SAMLResponse" && "value" in value) return posted(value.value);
  return "SAMLResponse" in value ? posted(value.SAMLResponse) : undefined;
}

function posted(value: unknown): { posted: string } | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  if (typeof text !== "string") return undefined;
  const decoded = /%[0-9A-Fa-f]{2}/.test(text) ? readForm(`SAMLResponse=${text}`)?.posted : text;
  return decoded === undefined ? undefined : { posted: decoded };
}
