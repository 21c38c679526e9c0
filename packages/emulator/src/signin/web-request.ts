import type { Request } from "express";

/** Fields of a posted form; of several values of one name the last one is kept. */
export function formOf(request: Request): Record<string, string> {
  return Object.fromEntries(formEntries(request));
}

/** All values of one field of a posted form. */
export function formValues(request: Request, name: string): string[] {
  return formEntries(request).getAll(name);
}

/** Fields of the query. */
export function queryOf(request: Request): Record<string, string> {
  const mark = request.originalUrl.indexOf("?");
  return Object.fromEntries(new URLSearchParams(mark === -1 ? "" : request.originalUrl.slice(mark + 1)));
}

/** A cookie's value, or undefined. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return undefined;
}

/** Did the browser say that another site sent this form? */
export function isForeign(request: Request): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin, host } = request.headers;
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

function formEntries(request: Request): URLSearchParams {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded") || !Buffer.isBuffer(request.body)) {
    return new URLSearchParams();
  }
  return new URLSearchParams(request.body.toString("utf8"));
}
