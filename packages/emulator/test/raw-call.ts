import type { RunningEmulator } from "../src/index.ts";
import type { ProductApi } from "../src/wire/operation.ts";
import { adminKeys, clientsOf, core, dara, type Keys } from "./sdk.ts";

/** A call as it goes over the wire: no typed client checks, renames or drops anything. */
export interface RawCall {
  api: Pick<ProductApi, "version" | "routes">;
  action: string;
  params?: Readonly<Record<string, string>>;
  /** ROA products only. */
  pathname?: string;
  keys?: Keys;
}

/** What came back: the body, or the error code. */
export interface RawAnswer {
  code: string;
  body: Record<string, unknown>;
}

/** Sends it, signed; parameters go in the body of RPC calls and in the query of ROA calls. */
export async function rawCall(emulator: RunningEmulator, call: RawCall): Promise<RawAnswer> {
  const { api, action, params: given = {}, pathname = "/", keys = adminKeys } = call;
  const rpc = api.routes === undefined;
  const params = new core.$OpenApiUtil.Params({
    action,
    version: api.version,
    protocol: "HTTP",
    pathname,
    method: api.routes?.[action]?.method ?? "POST",
    authType: action === "AssumeRoleWithSAML" ? "Anonymous" : "AK",
    style: rpc ? "RPC" : "ROA",
    reqBodyType: rpc ? "formData" : "json",
    bodyType: "json",
  });
  const request = new core.$OpenApiUtil.OpenApiRequest(rpc ? { body: given } : { query: given });
  try {
    const { generic } = clientsOf(emulator, keys);
    const answer = await generic.callApi(params, request, new dara.RuntimeOptions({}));
    return { code: "", body: answer.body };
  } catch (error) {
    const { code = String(error), data = {} } = error as { code?: string; data?: RawAnswer["body"] };
    return { code, body: data };
  }
}
