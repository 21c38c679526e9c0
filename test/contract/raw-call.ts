import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import type { Account } from "./account.ts";

// The SDKs are dependencies of the adapter; its packages are asked for, so that both speak through the same code.
const require = createRequire(new URL("../../packages/alibaba-cloud/package.json", import.meta.url));

/** As much of the generic client as is used here. */
interface OpenApi {
  default: new (
    config: object,
  ) => {
    callApi(params: object, request: object, runtime: object): Promise<{ body: Answer; statusCode: number }>;
  };
  $OpenApiUtil: Record<"Config" | "Params" | "OpenApiRequest", new (fields: object) => object>;
}

const openapi: OpenApi = require("@alicloud/openapi-core");
const dara: { RuntimeOptions: new (fields: object) => object } = require("@darabonba/typescript");
const credentials: { default: new () => object } = require("@alicloud/credentials");

const versions = {
  ims: "2019-08-15",
  ram: "2015-05-01",
  sts: "2015-04-01",
  modelstudio: "2026-02-10",
  bailiancontrol: "2024-08-16",
} as const;

type RpcProduct = "ims" | "ram" | "sts";

/** Values of any depth, by the names the wire has. */
export type Answer = Record<string, unknown>;

/** What came back, as it came: no typed client renamed or dropped anything. */
export interface RawAnswer {
  /** Empty where the call worked. */
  code: string;
  status: number;
  message: string;
  body: Answer;
}

interface Thrown {
  code?: string;
  statusCode?: number;
  data?: Answer;
  message?: string;
}

function keyOf({ connection: { credential } }: Account) {
  if (credential.kind === "chain") return { credential: new credentials.default() };
  if (credential.kind === "static") {
    const { accessKeyId, accessKeySecret, securityToken } = credential;
    return { accessKeyId, accessKeySecret, securityToken };
  }
  throw new Error("The suite speaks with the account's own credentials.");
}

/** A call of a product whose actions have paths; `region` is part of the host. */
export interface RoaCall {
  product: "modelstudio" | "bailiancontrol";
  action: string;
  region: string;
  method: "GET" | "POST" | "DELETE";
  pathname: string;
  query?: Record<string, string>;
  body?: Record<string, string>;
}

/** One signed request. */
interface Sent {
  endpoint: string;
  params: Readonly<Record<string, string>>;
  request: { query?: Answer; body?: Answer };
}

async function sendOnce(account: Account, { endpoint, params, request }: Sent) {
  const { protocol } = account.connection;
  const config = new openapi.$OpenApiUtil.Config({ endpoint, protocol, ...keyOf(account) });
  const how = { protocol: protocol.toUpperCase(), authType: "AK", bodyType: "json", ...params };
  return new openapi.default(config).callApi(
    new openapi.$OpenApiUtil.Params(how),
    new openapi.$OpenApiUtil.OpenApiRequest(request),
    new dara.RuntimeOptions({ connectTimeout: 5_000, readTimeout: 15_000 }),
  );
}

/** Throttled calls come again; every other answer is the answer. Rejects where none came. */
async function send(account: Account, sent: Sent): Promise<RawAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { body, statusCode } = await sendOnce(account, sent);
      return { code: "", status: statusCode, message: "", body };
    } catch (thrown) {
      const { code, statusCode, data = {}, message = String(thrown) } = thrown as Thrown;
      // Without a status there was no answer, and nothing to say about the cloud.
      if (statusCode === undefined || code === undefined) throw thrown;
      if (!code.includes("Throttling") || attempt === 5) {
        return { code, status: statusCode, message, body: data };
      }
      await wait(attempt * 1_000);
    }
  }
}

/** One RPC call with the parameters as they are, in a form body. */
export function rawCall(
  account: Account,
  call: `${RpcProduct}:${string}`,
  given: Answer = {},
): Promise<RawAnswer> {
  const [product, action = ""] = call.split(":") as [RpcProduct, string?];
  const params = {
    action,
    version: versions[product],
    pathname: "/",
    method: "POST",
    style: "RPC",
    reqBodyType: "formData",
    ...(action === "AssumeRoleWithSAML" ? { authType: "Anonymous" } : {}),
  };
  return send(account, { endpoint: account.connection.endpoints[product], params, request: { body: given } });
}

/** One call of a product with paths. */
export function rawRoa(account: Account, call: RoaCall): Promise<RawAnswer> {
  const { product, action, region, method, pathname, query, body } = call;
  const { modelStudio, bailianControl } = account.connection;
  const endpoint = (product === "modelstudio" ? modelStudio : bailianControl).endpoint(region);
  const params = {
    action,
    version: versions[product],
    pathname,
    method,
    style: "ROA",
    reqBodyType: "json",
  };
  const request = { ...(query === undefined ? {} : { query }), ...(body === undefined ? {} : { body }) };
  return send(account, { endpoint, params, request });
}

/** A value deep inside an answer, by its names and positions. */
export function at(answer: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    answer,
  );
}
