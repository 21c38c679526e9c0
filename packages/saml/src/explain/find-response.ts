import { findInJson } from "./find-in-json.ts";
import type { FoundResponse } from "./found-response.ts";
import { readForm } from "./read-form.ts";

/**
 * Takes base64, URL-encoded form data, XML text, a HAR or a SAML-tracer export. Of several responses in a
 * capture the last one counts.
 */
export function findResponse(input: string): FoundResponse {
  const text = input.replace(/^\uFEFF/, "").trim();
  if (text.startsWith("<")) return { form: "xml", xml: text };
  if (text.startsWith("{") || text.startsWith("[")) return findInJson(text);
  const form = readForm(text);
  if (form !== undefined) return { form: "form", ...form };
  const posted = /%[0-9A-Fa-f]{2}/.test(text) ? unescapeUrl(text) : text;
  return beginsLikeBase64(posted) ? { form: "base64", posted } : { form: "unknown" };
}

/** Whatever begins with `<` has these first characters as base64; what was compressed has others, but many of them. */
function beginsLikeBase64(text: string): boolean {
  return /^(?:P[A-H]|[A-Za-z0-9+/_-]{40})/.test(text);
}

function unescapeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
