import { trace } from "@opentelemetry/api";
import { type Logger, pino } from "pino";

/** Fields that may hold secrets or assertions, at the top of what is logged or one level below. */
const secretFields = [
  "password",
  "accessKeySecret",
  "securityToken",
  "samlResponse",
  "SAMLResponse",
  "token",
  "secret",
  "authorization",
  "cookie",
];
const redacted = ["req.headers", ...secretFields.flatMap((field) => [field, `*.${field}`])];
const mostCauses = 5;

interface DescribedError {
  type: string;
  message: string;
  code?: string | undefined;
  stack?: string | undefined;
  cause?: DescribedError | undefined;
}

/**
 * What of an error goes to the log. Errors of libraries carry along what they were busy with: rows (PostgreSQL's
 * `detail`), whole requests with their signatures (the cloud's SDK). So only these few fields are taken.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: "something that is no error was thrown" };
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  return {
    type: name,
    message,
    ...(typeof code === "string" || typeof code === "number" ? { code: String(code) } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(cause instanceof Error && depth < mostCauses ? { cause: describeError(cause, depth + 1) } : {}),
  };
}

/** The service's log, JSON lines on stderr. */
export function createLog(level: string, to: pino.DestinationStream = pino.destination(2)): Logger {
  const options = {
    level,
    redact: { paths: redacted, censor: "[redacted]" },
    serializers: { err: describeError },
    // So that a line of the log finds its trace.
    mixin: () => {
      const span = trace.getActiveSpan()?.spanContext();
      return span === undefined ? {} : { traceId: span.traceId, spanId: span.spanId };
    },
  };
  return pino(options, to);
}
