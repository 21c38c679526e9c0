import { setTimeout as sleep } from "node:timers/promises";
import type { Request, Response } from "express";
import type { Fault, FaultKind } from "../admin/faults.ts";
import type { Cloud } from "../cloud.ts";
import { requestId } from "../state/identifiers.ts";
import { ApiError, type Refusal } from "./api-error.ts";
import { internalError } from "./declared-refusals.ts";
import { type ApiResponse, dispatch, errorResponse, productOf, recordFault } from "./dispatch.ts";
import { readWireRequest, type WireRequest } from "./wire-request.ts";
import { wantsXml, xmlAnswer, xmlType } from "./xml-answer.ts";

/** Is this for an API product rather than for a browser page? */
export function isApiRequest(request: Request): boolean {
  if (request.headers["x-acs-action"] !== undefined) return true;
  if (/^\/(?:modelstudio|bailianControl|tokenplan)\//.test(request.path)) return true;
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
  const product = productOf(wire)?.product ?? "";
  const latency = cloud.latencyOf(product, wire.action);
  if (latency > 0) await sleep(latency);
  const fault = cloud.faults.next(product, wire.action, wire.params);
  if (fault === undefined) send(wire, response, dispatch(cloud, wire));
  else strike({ cloud, wire, response }, fault);
}

/** Faults that are just an error answer. */
function plainFailure(cloud: Cloud, fault: Fault): Refusal | undefined {
  const kinds: Partial<Record<FaultKind, Refusal>> = {
    throttle: {
      status: cloud.assumptions.wire.throttleStatus,
      code: fault.code ?? "Throttling.User",
      message: "Request was denied due to user flow control.",
    },
    "500": internalError,
    "503": {
      status: 503,
      code: "ServiceUnavailable",
      message: "The request has failed due to a temporary failure of the server.",
    },
  };
  return kinds[fault.kind];
}

interface Target {
  cloud: Cloud;
  wire: WireRequest;
  response: Response;
}

function strike(target: Target, fault: Fault): void {
  const { cloud, wire, response } = target;
  // A throttled call was not executed; any other answer may come after the work.
  const works = fault.kind === "reset-after" || (fault.applied === true && fault.kind !== "throttle");
  const note = (status: number, code: string) => {
    if (works) dispatch(cloud, wire);
    else recordFault(cloud, wire, { status, code });
  };
  const simple = plainFailure(cloud, fault);
  if (simple !== undefined) {
    note(simple.status, simple.code);
    const retryAfterMs = fault.retryAfterMs ?? cloud.assumptions.wire.defaultRetryAfterMs;
    const error = new ApiError(simple, fault.kind === "throttle" ? { retryAfterMs } : {});
    send(wire, response, errorResponse(error, requestId(), wire.headers.host ?? ""));
    return;
  }
  note(fault.kind === "html502" ? 502 : 0, fault.kind);
  switch (fault.kind) {
    case "html502":
      response.status(502).type("html").send("<html><body><h1>502 Bad Gateway</h1></body></html>");
      return;
    case "reset-before":
    case "reset-after":
      response.socket?.destroy();
      return;
    case "timeout":
    // The connection stays open without an answer until the client gives up or the emulator closes.
  }
}

function send(wire: WireRequest, response: Response, answer: ApiResponse): void {
  const id = answer.body.RequestId ?? answer.body.requestId;
  if (typeof id === "string") response.setHeader("x-acs-request-id", id);
  if (answer.retryAfterMs !== undefined) {
    response.setHeader("x-acs-retry-after", String(answer.retryAfterMs));
  }
  response.status(answer.status);
  // Set by hand: Express would put a blank after the semicolon, and the SDKs compare the whole value.
  if (wantsXml(wire)) response.setHeader("Content-Type", xmlType).end(xmlAnswer(wire, answer));
  else response.json(answer.body);
}
