import type { IncomingHttpHeaders } from "node:http";

/** Parameters by name: query and form body together. */
export type Params = Record<string, string>;

/** An API request, taken apart but not yet believed. */
export interface WireRequest {
  method: string;
  /** Path as it was sent, without the query. */
  path: string;
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
  body: Buffer;
  /** Query and body (form fields, or string fields of a JSON object); the body wins. */
  params: Params;
  action: string;
  version: string;
}

/** What the HTTP layer knows. */
export interface RawRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Splits a request. Action and version come from headers (V3) or from parameters (V1). */
export function readWireRequest(raw: RawRequest): WireRequest {
  const mark = raw.url.indexOf("?");
  const path = mark === -1 ? raw.url : raw.url.slice(0, mark);
  const query = new URLSearchParams(mark === -1 ? "" : raw.url.slice(mark + 1));
  const type = raw.headers["content-type"] ?? "";
  const form = type.startsWith("application/x-www-form-urlencoded")
    ? new URLSearchParams(raw.body.toString("utf8"))
    : new URLSearchParams();
  const json = type.startsWith("application/json") ? parseJson(raw.body) : undefined;
  const params: Params = { ...Object.fromEntries([...query, ...form]), ...stringFields(json) };
  return {
    method: raw.method,
    path,
    headers: raw.headers,
    query,
    body: raw.body,
    params,
    action: header(raw.headers, "x-acs-action") ?? params.Action ?? "",
    version: header(raw.headers, "x-acs-version") ?? params.Version ?? "",
  };
}

/** A header's value, or undefined; repeated headers are joined as HTTP says. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

function stringFields(json: unknown): Params {
  if (typeof json !== "object" || json === null) return {};
  const fields = Object.entries(json).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(fields);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
