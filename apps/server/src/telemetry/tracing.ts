import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Config } from "../config.ts";

export interface Tracing {
  /** Sends what is left. */
  close(): Promise<void>;
}

/**
 * Sends traces to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names, over OTLP/HTTP. Without one nothing is made, and
 * all spans are empty hands. The exporter reads the other variables of its kind itself (headers, time-outs).
 */
export function startTracing({ tracing }: Pick<Config, "tracing">): Tracing {
  if (tracing === null) return { close: async () => undefined };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": tracing.serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return { close: () => provider.shutdown() };
}
