import { createRequire } from "node:module";
import type { RunningEmulator } from "../src/index.ts";

const require = createRequire(import.meta.url);

// The CommonJS view of each package: a plain import gives the class under vitest and the namespace under Node.
type Ims = typeof import("@alicloud/ims20190815", { with: { "resolution-mode": "require" }});
type Ram = typeof import("@alicloud/ram20150501", { with: { "resolution-mode": "require" }});
type Sts = typeof import("@alicloud/sts20150401", { with: { "resolution-mode": "require" }});
type Core = typeof import("@alicloud/openapi-core", { with: { "resolution-mode": "require" }});
type Dara = typeof import("@darabonba/typescript", { with: { "resolution-mode": "require" }});

export const ims = require("@alicloud/ims20190815") as Ims;
export const ram = require("@alicloud/ram20150501") as Ram;
export const sts = require("@alicloud/sts20150401") as Sts;
export const core = require("@alicloud/openapi-core") as Core;
export const dara = require("@darabonba/typescript") as Dara;

/** Keys of a caller; the default is the seed's administrator. */
export interface Keys {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
}

export const adminKeys: Keys = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };

/** The real SDK clients against an emulator. */
export function clientsOf(emulator: RunningEmulator, keys: Keys = adminKeys) {
  const config = new core.$OpenApiUtil.Config({
    ...keys,
    endpoint: emulator.endpoint,
    protocol: "http",
    readTimeout: 5000,
    connectTimeout: 5000,
  });
  return {
    ims: new ims.default(config),
    ram: new ram.default(config),
    sts: new sts.default(config),
    generic: new core.default(config),
  };
}

/** A ROA call as the product makes it, through the generic client. */
export interface RoaCall {
  action: string;
  version: string;
  method: string;
  pathname: string;
  query?: Record<string, string>;
  body?: Record<string, string>;
}

/** Sends a ROA call and returns the body. */
export async function callRoa(emulator: RunningEmulator, call: RoaCall, keys: Keys = adminKeys) {
  const { action, version, method, pathname, query, body } = call;
  const params = new core.$OpenApiUtil.Params({
    action,
    version,
    method,
    pathname,
    protocol: "HTTP",
    authType: "AK",
    style: "ROA",
    reqBodyType: "json",
    bodyType: "json",
  });
  const request = new core.$OpenApiUtil.OpenApiRequest({
    ...(query ? { query } : {}),
    ...(body ? { body } : {}),
  });
  const answer = await clientsOf(emulator, keys).generic.callApi(
    params,
    request,
    new dara.RuntimeOptions({}),
  );
  return answer.body as Record<string, unknown>;
}

/** The error code a call fails with; fails the test when the call succeeds. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as { code?: string }).code ?? `no code: ${String(error)}`;
  }
  throw new Error("the call succeeded");
}
