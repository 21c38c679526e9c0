import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { encodedMetadataOf, idpA, samlResponse } from "./idp.ts";
import { pair, providerArn, roleArn, samlTrust, trust } from "./setup.ts";

/*
 * The older family of clients: another code base, another signature (HMAC-SHA1 over the parameters), parameters in
 * the URL or in a form, and errors that surface in another way. What holds for both holds because of the wire.
 */
type Core = typeof import("@alicloud/pop-core", { with: { "resolution-mode": "require" }});
const Core = createRequire(import.meta.url)("@alicloud/pop-core") as Core;

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const admin = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };
type Keys = typeof admin & { securityToken?: string };

function clientOf(apiVersion: string, keys: Keys = admin) {
  return new Core({ ...keys, endpoint: emulator.url, apiVersion });
}
const ram = (action: string, params: object = {}, options: object = {}) =>
  clientOf("2015-05-01").request<Record<string, never>>(action, params, options);
const ims = (action: string, params: object = {}) =>
  clientOf("2019-08-15").request<Record<string, never>>(action, params, { method: "POST" });

/** What the client throws: an error named after the code, with the answer in `data`. */
async function failure(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    const { name, code, data, entry } = error as {
      name: string;
      code: string;
      data: Record<string, unknown>;
      entry: { response: { statusCode: number } };
    };
    return { name, code, data, status: entry.response.statusCode };
  }
  throw new Error("the call succeeded");
}

describe("RAM through RPCClient", () => {
  test("a role lives from creation to deletion, by GET and by POST", async () => {
    const made = await ram("CreateRole", {
      RoleName: "classic",
      AssumeRolePolicyDocument: samlTrust(),
      Description: "it's (ok)* ~!/+ é",
      Tag: JSON.stringify([{ Key: "team", Value: "blue" }]),
    });
    expect(made).toMatchObject({ Role: { Arn: roleArn("classic") }, RequestId: expect.any(String) });
    expect(await ram("GetRole", { RoleName: "classic" })).toMatchObject({
      Role: { Description: "it's (ok)* ~!/+ é", MaxSessionDuration: 3600 },
    });
    const listed = await ram("ListRoles", { MaxItems: 1 }, { method: "POST" });
    expect(listed).toMatchObject({
      IsTruncated: false,
      Roles: { Role: [{ RoleName: "classic", Tags: { Tag: [{ TagKey: "team", TagValue: "blue" }] } }] },
    });
    await ram("DeleteRole", { RoleName: "classic" });
    expect((await failure(ram("GetRole", { RoleName: "classic" }))).code).toBe("EntityNotExist.Role");
  });

  test("errors surface with name, code, status and the whole answer", async () => {
    const missing = await failure(ram("GetRole", { RoleName: "none" }));
    expect(missing).toMatchObject({
      name: "EntityNotExist.RoleError",
      code: "EntityNotExist.Role",
      status: 404,
      data: { Message: "The role does not exist.", HostId: emulator.endpoint },
    });
    const codes: [Promise<unknown>, string, number][] = [
      [ram("CreateRole", { RoleName: "x" }), "MissingParameter.AssumeRolePolicyDocument", 400],
      [
        ram("CreateRole", { RoleName: "a_b", AssumeRolePolicyDocument: samlTrust() }),
        "InvalidParameter.RoleName.InvalidChars",
        400,
      ],
      [ram("CreateUser", { UserName: "lin.wei" }), "EntityAlreadyExists.User", 409],
      [ram("CreateDragon"), "InvalidAction.NotFound", 404],
      [
        clientOf("2015-05-01", { ...admin, accessKeySecret: "wrong" }).request("ListRoles", {}),
        "SignatureDoesNotMatch",
        400,
      ],
      [
        clientOf("2015-05-01", { accessKeyId: "NOBODY", accessKeySecret: "x" }).request("ListRoles", {}),
        "InvalidAccessKeyId.NotFound",
        404,
      ],
    ];
    for (const [work, code, status] of codes) expect(await failure(work)).toMatchObject({ code, status });
  });

  test("pages are followed by marker", async () => {
    const names = ["p1", "p2", "p3"];
    for (const RoleName of names)
      await ram("CreateRole", { RoleName, AssumeRolePolicyDocument: samlTrust() });
    const first = (await ram("ListRoles", { MaxItems: 2 })) as unknown as Record<string, unknown>;
    expect(first).toMatchObject({ IsTruncated: true });
    const second = await ram("ListRoles", { MaxItems: 2, Marker: first.Marker });
    expect(second).toMatchObject({ IsTruncated: false, Roles: { Role: [{ RoleName: "p3" }] } });
  });

  test("a throttled call says when to come back", async () => {
    emulator.configure({ rateLimits: [{ action: "ListRoles", calls: 1, perMs: 60_000, retryAfterMs: 700 }] });
    await ram("ListRoles");
    expect(await failure(ram("ListRoles"))).toMatchObject({ code: "Throttling.User", status: 429 });
    emulator.configure({});
  });
});

describe("IMS through RPCClient", () => {
  test("a provider lives from creation to deletion", async () => {
    const EncodedSAMLMetadataDocument = encodedMetadataOf(idpA);
    const SAMLProviderName = "acme-idp";
    await ims("CreateSAMLProvider", { SAMLProviderName, EncodedSAMLMetadataDocument });
    const read = (await ims("GetSAMLProvider", { SAMLProviderName })) as unknown as {
      SAMLProvider: { EncodedSAMLMetadataDocument: string; Arn: string };
    };
    expect(read.SAMLProvider.Arn).toBe(providerArn);
    expect(read.SAMLProvider.EncodedSAMLMetadataDocument).toContain("\n");
    expect(read.SAMLProvider.EncodedSAMLMetadataDocument.replaceAll("\n", "")).toBe(
      EncodedSAMLMetadataDocument,
    );
    expect(await ims("ListSAMLProviders")).toMatchObject({
      SAMLProviders: { SAMLProvider: [{ SAMLProviderName }] },
    });
    const again = await failure(ims("CreateSAMLProvider", { SAMLProviderName, EncodedSAMLMetadataDocument }));
    expect(again).toMatchObject({ code: "EntityAlreadyExists.SAMLProvider", status: 409 });
    await ims("DeleteSAMLProvider", { SAMLProviderName });
    expect((await failure(ims("GetSAMLProvider", { SAMLProviderName }))).code).toBe(
      "EntityNotExist.SAMLProvider",
    );
  });
});

describe("STS through RPCClient", () => {
  const sts = (action: string, params: object, keys?: Keys) =>
    clientOf("2015-04-01", keys).request<Record<string, never>>(action, params, { method: "POST" });

  test("temporary credentials work with this signature, too", async () => {
    const trusted = trust({ RAM: ["acs:ram::5123456789012345:root"] });
    await ram("CreateRole", { RoleName: "assumed", AssumeRolePolicyDocument: trusted });
    const link = { UserName: "sso-admin", PolicyType: "System", PolicyName: "AliyunSTSAssumeRoleAccess" };
    await ram("AttachPolicyToUser", link);
    const answer = (await sts("AssumeRole", {
      RoleArn: roleArn("assumed"),
      RoleSessionName: "me",
    })) as unknown as {
      Credentials: { AccessKeyId: string; AccessKeySecret: string; SecurityToken: string };
    };
    const { AccessKeyId, AccessKeySecret, SecurityToken } = answer.Credentials;
    const keys = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken };
    expect(await sts("GetCallerIdentity", {}, keys)).toMatchObject({ IdentityType: "AssumedRoleUser" });
    const denied = await failure(clientOf("2015-05-01", keys).request("ListRoles", {}));
    expect(denied).toMatchObject({
      code: "NoPermission",
      status: 403,
      data: { AccessDeniedDetail: { AuthAction: "ram:ListRoles", AuthPrincipalType: "AssumedRoleUser" } },
    });
    const { securityToken: _, ...without } = keys;
    expect((await failure(sts("GetCallerIdentity", {}, without))).code).toBe("MissingSecurityToken");
  });

  test("a SAML response is exchanged in a form", async () => {
    await ims("CreateSAMLProvider", {
      SAMLProviderName: "acme-idp",
      EncodedSAMLMetadataDocument: encodedMetadataOf(idpA),
    });
    await ram("CreateRole", { RoleName: "analyst", AssumeRolePolicyDocument: samlTrust() });
    const params = {
      RoleArn: roleArn("analyst"),
      SAMLProviderArn: providerArn,
      SAMLAssertion: samlResponse({ roles: [pair("analyst")] }),
    };
    expect(await sts("AssumeRoleWithSAML", params)).toMatchObject({
      AssumedRoleUser: { Arn: expect.stringContaining("assumed-role/analyst/") },
    });
    const wrong = await failure(sts("AssumeRoleWithSAML", { ...params, RoleArn: roleArn("none") }));
    expect(wrong).toMatchObject({ code: "EntityNotExist.RoleArn", status: 404 });
  });
});
