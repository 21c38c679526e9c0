import { createHash, createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { adminKeys, callRoa, clientsOf, codeOf, core, dara, ims } from "./sdk.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

interface Raw {
  path: string;
  headers?: Record<string, string>;
  body?: string;
  method?: string;
}

async function send({ path, headers = {}, body = "", method = "POST" }: Raw) {
  return new Promise<{ status: number; json: Record<string, unknown> }>((resolve, reject) => {
    const request = httpRequest(`${emulator.url}${path}`, { method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Signs by hand, so that single parts can be wrong. */
function signed(changes: Record<string, string> = {}, secret = adminKeys.accessKeySecret) {
  const headers: Record<string, string> = {
    host: emulator.endpoint,
    "x-acs-action": "GetCallerIdentity",
    "x-acs-version": "2015-04-01",
    "x-acs-date": new Date().toISOString(),
    "x-acs-signature-nonce": Math.random().toString(36),
    "x-acs-content-sha256": createHash("sha256").update("").digest("hex"),
    ...changes,
  };
  const names = Object.keys(headers).sort();
  const canonical = `POST\n/\n\n${names.map((name) => `${name}:${headers[name]}\n`).join("")}\n${names.join(";")}\n${headers["x-acs-content-sha256"]}`;
  const toSign = `ACS3-HMAC-SHA256\n${createHash("sha256").update(canonical).digest("hex")}`;
  const signature = createHmac("sha256", secret).update(toSign).digest("hex");
  const authorization = `ACS3-HMAC-SHA256 Credential=${adminKeys.accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`;
  return { ...headers, authorization };
}

describe("V3 signatures", () => {
  test("a signature made by hand is accepted once", async () => {
    const headers = signed();
    expect((await send({ path: "/", headers })).json.IdentityType).toBe("RAMUser");
    expect(await send({ path: "/", headers })).toMatchObject({
      status: 400,
      json: { Code: "SignatureNonceUsed" },
    });
  });

  const refusals: [string, () => Promise<{ status: number; json: Record<string, unknown> }>, string][] = [
    ["a wrong secret", () => send({ path: "/", headers: signed({}, "wrong") }), "SignatureDoesNotMatch"],
    [
      "a changed header",
      () => send({ path: "/", headers: { ...signed(), "x-acs-date": "2026-01-01T00:00:00Z" } }),
      "SignatureDoesNotMatch",
    ],
    ["an added parameter", () => send({ path: "/?A=b", headers: signed() }), "SignatureDoesNotMatch"],
    ["a changed body", () => send({ path: "/", headers: signed(), body: "a=b" }), "SignatureDoesNotMatch"],
    [
      "an unsigned x-acs header",
      () => send({ path: "/", headers: { ...signed(), "x-acs-extra": "1" } }),
      "SignatureDoesNotMatch",
    ],
    [
      "an old date",
      () => send({ path: "/", headers: signed({ "x-acs-date": "2020-01-01T00:00:00Z" }) }),
      "InvalidTimeStamp.Expired",
    ],
    [
      "no signature at all",
      () =>
        send({ path: "/", headers: { "x-acs-action": "GetCallerIdentity", "x-acs-version": "2015-04-01" } }),
      "MissingAccessKeyId",
    ],
  ];
  test.each(refusals)("refuses %s", async (_name, act, code) => {
    expect(await act()).toMatchObject({ status: 400, json: { Code: code } });
  });

  test("an unknown key is 404", async () => {
    const { sts } = clientsOf(emulator, { accessKeyId: "LTAInobody", accessKeySecret: "x" });
    expect(await codeOf(sts.getCallerIdentity())).toBe("InvalidAccessKeyId.NotFound");
  });

  test("the SDK's V1 signature works too", async () => {
    const config = new core.$OpenApiUtil.Config({
      ...adminKeys,
      endpoint: emulator.endpoint,
      protocol: "http",
    });
    const client = new ims.default(Object.assign(config, { signatureAlgorithm: "v2" }));
    expect((await client.getAccountSummary()).body?.summaryMap?.users).toBe(2);
  });
});

describe("dispatch", () => {
  test("an unknown action or version is 404, never success", async () => {
    const headers = signed({ "x-acs-action": "CreateDragon" });
    expect(await send({ path: "/", headers })).toMatchObject({
      status: 404,
      json: { Code: "InvalidAction.NotFound" },
    });
    const version = signed({ "x-acs-version": "1999-01-01" });
    expect((await send({ path: "/", headers: version })).json.Code).toBe("InvalidAction.NotFound");
    const call = {
      action: "ListWorkspaces",
      version: "2026-02-10",
      method: "GET",
      pathname: "/modelstudio/elsewhere",
    };
    expect(await codeOf(callRoa(emulator, call))).toBe("InvalidAction.NotFound");
  });

  test("parameters may come in a form body, and a large document in the URL", async () => {
    const client = clientsOf(emulator).generic;
    const params = new core.$OpenApiUtil.Params({
      action: "GetUser",
      version: "2015-05-01",
      protocol: "HTTP",
      pathname: "/",
      method: "POST",
      authType: "AK",
      style: "RPC",
      reqBodyType: "formData",
      bodyType: "json",
    });
    const request = new core.$OpenApiUtil.OpenApiRequest({ body: { UserName: "lin.wei" } });
    const answer = await client.callApi(params, request, new dara.RuntimeOptions({}));
    expect(answer.body.User.UserName).toBe("lin.wei");
    const large = { SAMLProviderName: "big", encodedSAMLMetadataDocument: "A".repeat(136_000) };
    const work = clientsOf(emulator).ims.createSAMLProvider(new ims.CreateSAMLProviderRequest(large));
    expect(await codeOf(work)).toBe("InvalidParameter.SAMLMetadataDocument");
  });

  test("records calls without documents", async () => {
    const large = { SAMLProviderName: "secret", encodedSAMLMetadataDocument: "QUJD" };
    await codeOf(clientsOf(emulator).ims.createSAMLProvider(new ims.CreateSAMLProviderRequest(large)));
    expect(emulator.calls().at(-1)).toMatchObject({
      product: "ims",
      action: "CreateSAMLProvider",
      accountId: "5123456789012345",
      status: 400,
      code: "InvalidParameter.SAMLMetadataDocument",
      params: { EncodedSAMLMetadataDocument: expect.stringMatching(/^4 characters, sha256 [0-9a-f]{64}$/) },
    });
  });

  test("the older style gets XML unless it asks for JSON, and its date may be older", async () => {
    const query = (params: Record<string, string>) => {
      const all: Record<string, string> = {
        Action: "ListUsers",
        Version: "2015-05-01",
        AccessKeyId: adminKeys.accessKeyId,
        SignatureMethod: "HMAC-SHA1",
        SignatureVersion: "1.0",
        SignatureNonce: Math.random().toString(36),
        Timestamp: new Date(Date.now() - 20 * 60_000).toISOString(),
        ...params,
      };
      const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, escape);
      const sorted = Object.keys(all).sort();
      const canonical = sorted.map((name) => `${encode(name)}=${encode(all[name] ?? "")}`).join("&");
      const toSign = `GET&%2F&${encode(canonical)}`;
      const signature = createHmac("sha1", `${adminKeys.accessKeySecret}&`).update(toSign).digest("base64");
      return fetch(`${emulator.url}/?${canonical}&Signature=${encode(signature)}`);
    };
    const list = await query({});
    expect(list.headers.get("content-type")).toBe("text/xml;charset=utf-8");
    expect(await list.text()).toMatch(
      /^<\?xml[^>]*\?><ListUsersResponse><RequestId>.*<Users><User>.*<\/User><User>.*<\/User><\/Users>.*$/,
    );
    const missing = await query({ Action: "GetUser", UserName: "a&b" });
    expect([missing.status, await missing.text()]).toEqual([
      400,
      expect.stringContaining("<Code>InvalidParameter.UserName.InvalidChars</Code>"),
    ]);
    expect(await (await query({ Format: "JSON" })).json()).toMatchObject({ IsTruncated: false });
    const late = await query({ Format: "JSON", Timestamp: new Date(Date.now() - 32 * 60_000).toISOString() });
    expect(await late.json()).toMatchObject({ Code: "InvalidTimeStamp.Expired" });
  });

  test("a taken port is a clear error", async () => {
    const port = Number(emulator.endpoint.split(":")[1]);
    await expect(startEmulator({ port })).rejects.toThrow("the port is taken");
  });
});
