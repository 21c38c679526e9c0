import { read, write } from "./call.ts";
import { type OpenApiClient, openapi, type RuntimeOptions } from "./sdk.ts";
import type { CloudCall } from "./service-policy/actions.ts";

/** One operation of a ROA-style product for which no SDK package can be installed. */
export interface RoaOperation {
  call: CloudCall;
  version: string;
  method: "GET" | "POST" | "DELETE";
  pathname: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
}

/** Calls it through openapi-core's generic `callApi` (ACS3 signature, JSON both ways) and gives the body. */
export async function callRoa(
  client: OpenApiClient,
  operation: RoaOperation,
  runtime: RuntimeOptions,
): Promise<Record<string, unknown>> {
  const { call, version, method, pathname, query, body } = operation;
  const params = new openapi.$OpenApiUtil.Params({
    action: call.slice(call.indexOf(":") + 1),
    version,
    protocol: client._protocol || "HTTPS",
    pathname,
    method,
    authType: "AK",
    style: "ROA",
    reqBodyType: "json",
    bodyType: "json",
  });
  const request = new openapi.$OpenApiUtil.OpenApiRequest({
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
  });
  const send = () => client.callApi(params, request, runtime);
  const answer = await (method === "GET" ? read(call, send) : write(call, send));
  const result: unknown = answer.body;
  return typeof result === "object" && result !== null ? { ...result } : {};
}
