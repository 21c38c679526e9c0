import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { RequestHandler } from "express";
import { areaOf } from "../http/areas.ts";

const tracer = trace.getTracer("modelstudio-sso");

/**
 * One span a request, below the caller's own where it sends a W3C `traceparent`. Of the address only the area is in it:
 * paths carry IDs, and queries may carry one-time links.
 */
export const tracedRequests: RequestHandler = (request, response, next) => {
  const parent = propagation.extract(context.active(), request.headers);
  const area = areaOf(request.path);
  const span = tracer.startSpan(
    `${request.method} ${area}`,
    {
      kind: SpanKind.SERVER,
      attributes: { "http.request.method": request.method, "http.route": `/${area}` },
    },
    parent,
  );
  // Also where the client goes away before the answer is whole.
  response.once("close", () => {
    span.setAttribute("http.response.status_code", response.statusCode);
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(parent, span), next);
};
