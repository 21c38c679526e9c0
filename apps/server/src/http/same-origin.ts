import type { RequestHandler } from "express";

/**
 * Refuses writes that a browser sends from another site. Lax cookies already keep most of them out; this also covers
 * sibling ports and hosts, which count as the same site.
 */
export function sameOriginWrites(allowed: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const reads = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
    if (reads || origin === undefined || allowed.has(origin)) {
      next();
      return;
    }
    response
      .status(403)
      .json({ code: "FORBIDDEN", status: 403, message: "Writes from other origins are refused" });
  };
}
