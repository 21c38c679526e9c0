import { authorize } from "../access/authorize.ts";
import type { Cloud } from "../cloud.ts";
import { requestId } from "../state/identifiers.ts";
import { ApiError } from "./api-error.ts";
import { wishesOf } from "./asked.ts";
import { authenticate } from "./authenticate.ts";
import {
  internalError,
  notEmulated,
  noteUndeclared,
  refusalsOf,
  unknownAction,
} from "./declared-refusals.ts";
import type { AnonymousOperation, Answer, BaseCall, Call, ProductApi, SignedOperation } from "./operation.ts";
import { products } from "./products.ts";
import { type Product, redactParams } from "./recorder.ts";
import type { WireRequest } from "./wire-request.ts";

/** An answer ready for the wire. */
export interface ApiResponse {
  status: number;
  body: Answer;
  /** Milliseconds for `x-acs-retry-after`. */
  retryAfterMs?: number;
}

/** The product a request is for; undefined when its version is unknown. */
export function productOf(request: WireRequest): ProductApi | undefined {
  return products.find((product) => product.version === request.version);
}

/** Runs an API request and records it. Never throws: a bug becomes a 500 like any other failure. */
export function dispatch(cloud: Cloud, request: WireRequest): ApiResponse {
  const api = productOf(request);
  const id = requestId();
  const seen: { accountId: string | null } = { accountId: null };
  let response: ApiResponse;
  try {
    const body = cloud.store.transaction(() => perform(cloud, { request, api, id, seen }));
    response = { status: 200, body: api?.routes === undefined ? { RequestId: id, ...body } : body };
  } catch (error) {
    response = errorResponse(error, id, request.headers.host ?? "");
  }
  record(cloud, request, { product: api?.product, response, accountId: seen.accountId });
  return response;
}

interface Attempt {
  request: WireRequest;
  api: ProductApi | undefined;
  id: string;
  seen: { accountId: string | null };
}

function perform(cloud: Cloud, { request, api, id, seen }: Attempt): Answer {
  const { action } = request;
  const reason = api?.notEmulated[action];
  if (reason !== undefined) throw new ApiError(notEmulated, { message: `${notEmulated.message} ${reason}` });
  const operation = api?.operations[action];
  if (api === undefined || operation === undefined || !isRouted(api, request)) {
    throw new ApiError(unknownAction);
  }
  const base: BaseCall = {
    request,
    params: request.params,
    store: cloud.stateFor(action, operation),
    now: cloud.now(),
    requestId: id,
    assumptions: cloud.assumptions,
  };
  if (operation.anonymous) {
    const accountId = accountOfRole(request.params.RoleArn);
    cloud.limits.take({ product: api.product, action, accountId, now: base.now });
    return declared(api, operation, base);
  }
  return performSigned(cloud, { api, operation, base, seen });
}

interface SignedAttempt extends Pick<Attempt, "seen"> {
  api: ProductApi;
  operation: SignedOperation;
  base: BaseCall;
}

function performSigned(cloud: Cloud, { api, operation, base, seen }: SignedAttempt): Answer {
  const { request, now, assumptions } = base;
  const callers = cloud.stateOfCallers();
  const principal = authenticate(request, { store: callers, nonces: cloud.nonces, now, assumptions });
  seen.accountId = principal.accountId;
  const account = base.store.get("account", [principal.accountId]);
  if (account === undefined) throw new Error(`account ${principal.accountId} of a known key is missing`);
  cloud.limits.take({ product: api.product, action: request.action, accountId: principal.accountId, now });
  const call: Call = { ...base, principal, account };
  api.precondition?.check(call);
  for (const wish of wishesOf(operation.asks, call)) authorize(callers, principal, wish);
  return declared(api, operation, call);
}

/** Runs the operation itself and notes an error that it does not own up to. */
function declared<C extends BaseCall>(
  api: ProductApi,
  operation: { handle: (call: C) => Answer } & (SignedOperation | AnonymousOperation),
  call: C,
): Answer {
  try {
    return operation.handle(call);
  } catch (error) {
    if (error instanceof ApiError) {
      const known = refusalsOf(operation, call.assumptions).some(({ code }) => code === error.code);
      if (!known) noteUndeclared({ api, action: call.request.action }, error.code);
    }
    throw error;
  }
}

/** An anonymous call uses the allowance of the account it wants to enter. */
function accountOfRole(arn: string | undefined): string {
  return /^acs:ram::(\d+):/.exec(arn ?? "")?.[1] ?? "nobody";
}

function isRouted(api: ProductApi, request: WireRequest): boolean {
  if (api.routes === undefined) return request.path === "/";
  const route = api.routes[request.action];
  return route !== undefined && route.method === request.method && route.path.test(request.path);
}

/** The error body every product answers with. */
export function errorResponse(error: unknown, id: string, hostId: string): ApiResponse {
  const known = error instanceof ApiError ? error : new ApiError(internalError);
  if (!(error instanceof ApiError)) console.error("emulator: unexpected failure", error);
  return {
    status: known.status,
    body: {
      RequestId: id,
      HostId: hostId,
      Code: known.code,
      Message: known.message,
      Recommend: `https://api.alibabacloud.com/troubleshoot?q=${encodeURIComponent(known.code)}`,
      ...(known.accessDenied === undefined ? {} : { AccessDeniedDetail: known.accessDenied }),
    },
    ...(known.retryAfterMs === undefined ? {} : { retryAfterMs: known.retryAfterMs }),
  };
}

/** Records a call that an ordered fault answered instead of the product. */
export function recordFault(
  cloud: Cloud,
  request: WireRequest,
  answer: { status: number; code: string },
): void {
  const response = { status: answer.status, body: { Code: answer.code } };
  record(cloud, request, { product: productOf(request)?.product, response, accountId: null });
}

interface Outcome {
  product: Product | undefined;
  response: ApiResponse;
  accountId: string | null;
}

function record(cloud: Cloud, request: WireRequest, outcome: Outcome): void {
  const { response, product, accountId } = outcome;
  const code = response.body.Code;
  cloud.recorder.add({
    at: cloud.now().toISOString(),
    // A version nobody knows belongs to no product; such calls are shown where RPC calls go by default.
    product: product ?? "ram",
    action: request.action,
    accountId,
    params: redactParams(request.params),
    status: response.status,
    ...(response.status !== 200 && typeof code === "string" ? { code } : {}),
  });
}
