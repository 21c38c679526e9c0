import { trace } from "@opentelemetry/api";

/** Names the request's span after the operation it turned out to be, as the contract writes its path. */
export function nameOperation(method: string, path: string): void {
  const span = trace.getActiveSpan();
  span?.updateName(`${method} /api/v1${path}`);
  span?.setAttribute("http.route", `/api/v1${path}`);
}
