import { authorize } from "../access/authorize.ts";
import type { Cloud } from "../cloud.ts";
import { requestId } from "../state/identifiers.ts";
import { ApiError, notFound } from "./api-error.ts";
import { authenticate } from "./authenticate.ts";
import type { Answer, BaseCall, ProductApi, SignedOperation } from "./operation.ts";
import { products } from "./products.ts";
import { type Product, redactParams } from "./recorder.ts";
import type { WireRequest } from "./wire-request.ts";

/** An answer ready for the wire. */
export interface ApiResponse {
  status: number;
  body: Answer;
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
  const operation = api?.operations[request.action];
  const route = api?.routes?.[request.action];
  const routed = api?.routes === undefined ? request.path === "/" : matchesRoute(request, route);
  if (api === undefined || operation === undefined || !routed) {
    throw notFound("InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
  }
  const now = cloud.now();
  const base: BaseCall = { request, params: request.params, store: cloud.store, now, requestId: id };
  if (operation.anonymous) return operation.handle(base);
  const principal = authenticate(request, { store: cloud.store, nonces: cloud.nonces, now });
  seen.accountId = principal.accountId;
  return performSigned(api, operation, { ...base, principal });
}

function performSigned(
  api: ProductApi,
  operation: SignedOperation,
  base: BaseCall & { principal: ReturnType<typeof authenticate> },
): Answer {
  const account = base.store.get("account", [base.principal.accountId]);
  if (account === undefined)
    throw notFound("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  api.precondition?.(account);
  const call = { ...base, account };
  for (const wish of operation.wishes?.(call) ?? []) authorize(call.store, call.principal, wish);
  return operation.handle(call);
}

function matchesRoute(request: WireRequest, route: { method: string; path: RegExp } | undefined): boolean {
  return route !== undefined && route.method === request.method && route.path.test(request.path);
}

/** The error body every product answers with. */
export function errorResponse(error: unknown, id: string, hostId: string): ApiResponse {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, "InternalError", {
          message: "The request processing has failed due to some unknown error.",
        });
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
