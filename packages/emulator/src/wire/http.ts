import { setTimeout as sleep } from "node:timers/promises";
import type { Request, Response } from "express";
import type { Fault, FaultKind } from "../admin/faults.ts";
import { assumptions } from "../assumptions.ts";
import type { Cloud } from "../cloud.ts";
import { requestId } from "../state/identifiers.ts";
import { ApiError } from "./api-error.ts";
import { type ApiResponse, dispatch, errorResponse, productOf, recordFault } from "./dispatch.ts";
import { readWireRequest, type WireRequest } from "./wire-request.ts";

/** Is this for an API product rather than for a browser page? */
export function isApiRequest(request: Request): boolean {
  if (request.headers["x-acs-action"] !== undefined) return true;
  if (request.path.startsWith("/modelstudio/") || request.path.startsWith("/bailianControl/")) return true;
  return request.path === "/" && (request.method === "POST" || request.url.includes("Action="));
}

/** Answers an API request, after any trouble that was ordered for it. */
export async function answerApi(cloud: Cloud, request: Request, response: Response): Promise<void> {
  const wire = readWireRequest({
    method: request.method,
    url: request.originalUrl,
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  });
  if (cloud.faults.latencyMs > 0) await sleep(cloud.faults.latencyMs);
  const fault = cloud.faults.next(productOf(wire)?.product ?? "", wire.action);
  if (fault === undefined) send(response, dispatch(cloud, wire));
  else strike({ cloud, wire, response }, fault);
}

/** Faults that are just an error answer. */
const plainFailures: Partial<Record<FaultKind, { status: number; code: string; message: string }>> = {
  throttle: {
    status: 429,
    code: "Throttling.User",
    message: "Request was denied due to user flow control.",
  },
  "500": {
    status: 500,
    code: "InternalError",
    message: "The request processing has failed due to some unknown error.",
  },
  "503": {
    status: 503,
    code: "ServiceUnavailable",
    message: "The request has failed due to a temporary failure of the server.",
  },
};

interface Target {
  cloud: Cloud;
  wire: WireRequest;
  response: Response;
}

function strike(target: Target, fault: Fault): void {
  const { cloud, wire, response } = target;
  const simple = plainFailures[fault.kind];
  if (simple !== undefined) {
    const wait = fault.retryAfterMs ?? assumptions.wire.defaultRetryAfterMs;
    if (fault.kind === "throttle") response.setHeader("x-acs-retry-after", String(wait));
    recordFault(cloud, wire, simple);
    const error = new ApiError(simple.status, simple.code, { message: simple.message });
    send(response, errorResponse(error, requestId(), wire.headers.host ?? ""));
    return;
  }
  switch (fault.kind) {
    case "html502":
      recordFault(cloud, wire, { status: 502, code: "html502" });
      response.status(502).type("html").send("<html><body><h1>502 Bad Gateway</h1></body></html>");
      return;
    case "reset-before":
      recordFault(cloud, wire, { status: 0, code: "reset-before" });
      response.socket?.destroy();
      return;
    case "reset-after":
      dispatch(cloud, wire);
      response.socket?.destroy();
      return;
    case "timeout":
      // The connection stays open without an answer until the client gives up or the emulator closes.
      if (fault.applied === true) dispatch(cloud, wire);
      else recordFault(cloud, wire, { status: 0, code: "timeout" });
  }
}

function send(response: Response, answer: ApiResponse): void {
  const id = answer.body.RequestId ?? answer.body.requestId;
  if (typeof id === "string") response.setHeader("x-acs-request-id", id);
  response.status(answer.status).json(answer.body);
}
