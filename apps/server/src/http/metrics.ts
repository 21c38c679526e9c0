import type { RequestHandler } from "express";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { areaOf } from "./areas.ts";

/** Prometheus metrics of this process: Node's own, what is asked of it, and what others count. No names, no addresses, no IDs. */
export function processMetrics(others: readonly Counter[] = []): {
  observe: RequestHandler;
  answer: RequestHandler;
} {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const other of others) registry.registerMetric(other);
  const requests = new Counter({
    name: "msso_http_requests_total",
    help: "Answered requests by area, method and status",
    labelNames: ["area", "method", "status"],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "msso_http_request_seconds",
    help: "Time to the end of an answer, by area",
    labelNames: ["area"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    observe: (request, response, next) => {
      const area = areaOf(request.path);
      const stop = seconds.startTimer({ area });
      response.once("finish", () => {
        stop();
        requests.inc({ area, method: request.method, status: response.statusCode });
      });
      next();
    },
    answer: async (_request, response) => {
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
}
