import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { z } from "zod";
import type { OpenApiClient } from "./sdk.ts";

/** Without a tracer provider, which the process decides on, all of this does nothing. */
const tracer = trace.getTracer("@modelstudio-sso/alibaba-cloud");

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "no answer";
}

const answerSchema = z.object({
  body: z.object({ RequestId: z.string().optional(), requestId: z.string().optional() }).optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
});

/** RPC answers carry it in the body, those of ModelStudio in small letters or in a header. */
function requestIdOf(answer: unknown): string | undefined {
  const { body, headers } = answerSchema.safeParse(answer).data ?? {};
  const header = headers?.["x-acs-request-id"];
  return body?.RequestId ?? body?.requestId ?? (typeof header === "string" ? header : undefined);
}

/** One span a call, retries of ours each their own; what is sent and answered is not in it, but for the request ID. */
function spanned<T>(call: { action: string; version: string }, work: () => Promise<T>): Promise<T> {
  const attributes = { "rpc.system": "alibabacloud", "rpc.method": call.action, "rpc.service": call.version };
  return tracer.startActiveSpan(call.action, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      const answer = await work();
      const requestId = requestIdOf(answer);
      if (requestId !== undefined) span.setAttribute("alibabacloud.request_id", requestId);
      return answer;
    } catch (error) {
      const code = codeOf(error);
      span.setAttribute("error.type", code);
      span.setStatus({ code: SpanStatusCode.ERROR, message: code });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Makes a span of every call that a client sends. All operations of the SDKs pass one of these two methods. */
export function traced<T extends OpenApiClient>(client: T): T {
  const callApi = client.callApi.bind(client);
  const doRPCRequest = client.doRPCRequest.bind(client);
  client.callApi = (...request) => {
    const [{ action = "", version = "" }] = request;
    return spanned({ action, version }, () => callApi(...request));
  };
  client.doRPCRequest = (...request) => {
    const [action, version] = request;
    return spanned({ action, version }, () => doRPCRequest(...request));
  };
  return client;
}
