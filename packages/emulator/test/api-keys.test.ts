import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { admin } from "./admin-call.ts";
import { samlResponse } from "./idp.ts";
import { callRoa, clientsOf, codeOf, type Keys, ram, sts } from "./sdk.ts";
import { createProvider, createRole, pair, providerArn, roleArn } from "./setup.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
  await createProvider(emulator);
});
afterAll(() => emulator.close());

const research = "ws-1f2e3d4c5b6a7988";

interface Given {
  method: string;
  path?: string;
  query?: Record<string, string>;
  keys?: Keys;
}

function call(action: string, { method, path = "", query, keys }: Given) {
  const pathname = `/modelstudio/apikeys${path}`;
  const roa = { action, version: "2026-02-10", method, pathname, ...(query ? { query } : {}) };
  return callRoa(emulator, roa, keys);
}

interface ApiKey {
  apiKeyId: number;
  apiKeyValue: string;
  disabled?: number;
  createdBy: string;
}
const create = async (query: Record<string, string> = {}, keys?: Keys) =>
  (await call("CreateApiKey", { method: "POST", query, ...(keys ? { keys } : {}) })).apiKey as ApiKey;
const get = async (id: number) =>
  (await call("GetApiKey", { method: "GET", path: `/${id}` })).apiKey as ApiKey;

test("a key is told once, shown masked, switched, reset and deleted", async () => {
  const made = await create({ workspaceId: research, description: "for tests" });
  expect(made).toMatchObject({
    workspaceId: research,
    apiKeyValue: expect.stringMatching(/^sk-ws-\w+\.\w+$/),
  });
  const path = `/${made.apiKeyId}`;
  expect(await get(made.apiKeyId)).toMatchObject({
    disabled: 0,
    apiKeyValue: expect.stringContaining("*****"),
  });
  await call("DisableApiKey", { method: "PUT", path: `${path}/disable` });
  expect(await get(made.apiKeyId)).toMatchObject({ disabled: 1 });
  await call("EnableApiKey", { method: "PUT", path: `${path}/enable` });
  await call("UpdateApiKey", { method: "PUT", path, query: { description: "renamed" } });
  const reset = (await call("ResetApiKey", { method: "PUT", path: `${path}/reset` })).apiKey as ApiKey;
  expect(reset.apiKeyValue).not.toBe(made.apiKeyValue);
  const list = await call("ListApiKeys", { method: "GET", query: { description: "renamed" } });
  expect(list).toMatchObject({ totalCount: 1, apiKeys: [{ apiKeyId: made.apiKeyId, disabled: 0 }] });
  await call("DeleteApiKey", { method: "DELETE", path });
  expect(await codeOf(get(made.apiKeyId))).toBe("ApiKey.NotFound");
});

test("without a workspace it belongs to the region's default one", async () => {
  expect(await create()).toMatchObject({ workspaceId: "ws-a1b2c3d4e5f60718" });
  expect(await codeOf(create({ RegionId: "us-east-1" }))).toBe("Workspace.NotFound");
});

test("a workspace with keys stays, and says why without an error", async () => {
  const made = await create({ workspaceId: research });
  const remove = () =>
    callRoa(emulator, {
      action: "DeleteWorkspace",
      version: "2026-02-10",
      method: "DELETE",
      pathname: `/modelstudio/workspaces/${research}`,
    });
  expect(await remove()).toMatchObject({
    success: true,
    isDeleted: false,
    failReasons: [{ resourceType: "API Key" }],
  });
  await call("DeleteApiKey", { method: "DELETE", path: `/${made.apiKeyId}` });
  expect(await remove()).toMatchObject({ isDeleted: true });
});

test("keys that a role made end with the role, and the older API shows the same keys", async () => {
  await createRole(emulator, "maker", { policies: ["AliyunBailianFullAccess"] });
  const answer = await clientsOf(emulator).sts.assumeRoleWithSAML(
    new sts.AssumeRoleWithSAMLRequest({
      SAMLProviderArn: providerArn,
      roleArn: roleArn("maker"),
      SAMLAssertion: samlResponse({ roles: [pair("maker")] }),
    }),
  );
  const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = answer.body?.credentials ?? {};
  const made = await create({}, { accessKeyId, accessKeySecret, securityToken });
  expect(made.createdBy).toMatch(/^AssumedRoleUser\d{18}$/);
  const older = {
    action: "ListApiKeys",
    version: "2024-08-16",
    method: "GET",
    pathname: "/bailianControl/apiKeys",
  };
  const listed = await callRoa(emulator, { ...older, query: { uid: made.createdBy } });
  expect(listed).toMatchObject({ totalCount: 1, apiKeys: [{ apikeyId: String(made.apiKeyId), blocked: 0 }] });
  const { ram: client } = clientsOf(emulator);
  const link = { roleName: "maker", policyType: "System", policyName: "AliyunBailianFullAccess" };
  await client.detachPolicyFromRole(new ram.DetachPolicyFromRoleRequest(link));
  await client.deleteRole(new ram.DeleteRoleRequest({ roleName: "maker" }));
  expect(await codeOf(get(made.apiKeyId))).toBe("ApiKey.NotFound");
});

test("a member who is removed leaves keys that rest", async () => {
  const { body } = await clientsOf(emulator).ram.getUser(new ram.GetUserRequest({ userName: "sso-admin" }));
  const outerKey = body?.user?.userId ?? "";
  const add = () =>
    callRoa(emulator, {
      action: "CreateUser",
      version: "2024-08-16",
      method: "POST",
      pathname: "/bailianControl/User/createUser",
      body: { data: JSON.stringify({ reqDTO: { outerKey, nickName: "Admin" } }) },
    });
  await add();
  const made = await create();
  const suspended = async () => {
    const { apiKeys } = (await admin(emulator, "GET", "/state")).body as {
      apiKeys: { apiKeyId: number; suspended?: boolean }[];
    };
    return apiKeys.find((key) => key.apiKeyId === made.apiKeyId)?.suspended ?? false;
  };
  expect(await suspended()).toBe(false);
  // Only the console removes members.
  const { Browser } = await import("./browser.ts");
  const browser = new Browser(emulator.url);
  await browser.post("/login", { userName: "sso-admin@acme-sandbox", password: "Sandbox-Admin-1" });
  await browser.open("/console/model-studio/accounts");
  await browser.submit("/console/model-studio/accounts/remove", { member: outerKey });
  expect(await suspended()).toBe(true);
  await add();
  expect(await suspended()).toBe(false);
});

test("known actions that are left out say so, unknown ones are not found", async () => {
  const known = {
    action: "ListOrganizationMembers",
    version: "2026-02-10",
    method: "GET",
    pathname: "/tokenplan/organization/members",
  };
  expect(await codeOf(callRoa(emulator, known))).toBe("Emulator.NotEmulated");
  expect(await codeOf(callRoa(emulator, { ...known, action: "ListDragons" }))).toBe("InvalidAction.NotFound");
});
