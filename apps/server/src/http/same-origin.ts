import type { RequestHandler } from "express";
import { showsToken } from "./identify.ts";

/**
 * Refuses writes that a browser sends from another site. Lax cookies already keep most of them out; this also covers
 * sibling ports and hosts, which count as the same site. A request with an API key needs no such check: no browser
 * adds a key by itself, and where there is one, operations look at no cookie.
 */
export function sameOriginWrites(allowed: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const reads = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
    const byKey = request.path.startsWith("/api/v1/") && showsToken(request);
    if (reads || byKey || origin === undefined || allowed.has(origin)) {
      next();
      return;
    }
    response
      .status(403)
      .json({ code: "FORBIDDEN", status: 403, message: "Writes from other origins are refused" });
  };
}
