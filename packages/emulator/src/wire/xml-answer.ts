import { escapeHtml } from "../html/html.ts";
import type { ApiResponse } from "./dispatch.ts";
import { header, type WireRequest } from "./wire-request.ts";

/** Exactly what the SDKs look for before they read an error as XML. */
export const xmlType = "text/xml;charset=utf-8";

/**
 * Does the client want XML? The older request style names it in `Format`, and XML is its published default; who
 * names the action in a header is of the newer style and gets JSON.
 */
export function wantsXml(request: WireRequest): boolean {
  const format = request.params.Format?.toUpperCase();
  if (format !== undefined) return format === "XML";
  return header(request.headers, "x-acs-action") === undefined && request.path === "/";
}

/** The answer as XML: `<ActionResponse>` or `<Error>`. */
export function xmlAnswer(request: WireRequest, { status, body }: ApiResponse): string {
  const root = status === 200 ? `${request.action.replace(/\W/g, "")}Response` : "Error";
  return `<?xml version='1.0' encoding='UTF-8'?>${element(root, body)}`;
}

/** A list becomes one element per item, as in `<Roles><Role>…</Role><Role>…</Role></Roles>`. */
function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join("");
  if (value === undefined || value === null) return "";
  const inner =
    typeof value === "object"
      ? Object.entries(value)
          .map(([key, child]) => element(key, child))
          .join("")
      : escapeHtml(String(value));
  return `<${name}>${inner}</${name}>`;
}
