import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultSeed, type RunningEmulator, startEmulator } from "../src/index.ts";
import { samlResponse } from "./idp.ts";
import { callRoa, clientsOf, codeOf, type Keys, type RoaCall, sts } from "./sdk.ts";
import { createProvider, createRole, pair, providerArn, roleArn } from "./setup.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
  await createProvider(emulator);
});
afterAll(() => emulator.close());

const workspaces = (changes: Partial<RoaCall> = {}, keys?: Keys) =>
  callRoa(
    emulator,
    {
      action: "ListWorkspaces",
      version: "2026-02-10",
      method: "GET",
      pathname: "/modelstudio/workspaces",
      ...changes,
    },
    keys,
  );

function control(
  action: "CreateUser" | "ListWorkspaces" | "ChangeUserPermissions",
  data: object,
  keys?: Keys,
) {
  const version = "2024-08-16";
  const body = { data: JSON.stringify(data) };
  switch (action) {
    case "CreateUser":
      return callRoa(
        emulator,
        { action, version, method: "POST", pathname: "/bailianControl/User/createUser", body },
        keys,
      );
    case "ListWorkspaces":
      return callRoa(
        emulator,
        { action, version, method: "GET", pathname: "/bailianControl/workspaces", query: body },
        keys,
      );
    case "ChangeUserPermissions": {
      const pathname = "/bailianControl/serviserAuthorityPolicy/resetPolicies4Agent";
      return callRoa(emulator, { action, version, method: "POST", pathname, body }, keys);
    }
  }
}

interface ListedWorkspace {
  tenantId: number;
  agentName: string;
}

async function listed(keys?: Keys): Promise<ListedWorkspace[]> {
  const answer = await control("ListWorkspaces", { reqDTO: {}, cornerstoneParam: {} }, keys);
  return (answer.data as { data: ListedWorkspace[] }).data;
}

/** Credentials of a role, by way of a login. */
async function keysOfRole(name: string): Promise<Keys> {
  const request = {
    SAMLProviderArn: providerArn,
    roleArn: roleArn(name),
    SAMLAssertion: samlResponse({ roles: [pair(name)] }),
  };
  const answer = await clientsOf(emulator).sts.assumeRoleWithSAML(new sts.AssumeRoleWithSAMLRequest(request));
  const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = answer.body?.credentials ?? {};
  return { accessKeyId, accessKeySecret, securityToken };
}

describe("ModelStudio", () => {
  test("lists, creates and deletes workspaces", async () => {
    const first = await workspaces({ query: { maxResults: "2" } });
    expect(first).toMatchObject({ success: true, totalCount: 3, maxResults: 2 });
    const second = await workspaces({ query: { maxResults: "2", nextToken: String(first.nextToken) } });
    expect(second.workspaces).toHaveLength(1);
    const made = await workspaces({
      action: "CreateWorkspace",
      method: "POST",
      query: { workspaceName: "Law" },
    });
    const { workspaceId } = made.workspace as { workspaceId: string };
    expect(workspaceId).toMatch(/^ws-[0-9a-f]{16}$/);
    expect(await workspaces({ query: { workspaceName: "aw" } })).toMatchObject({ totalCount: 1 });
    const remove = (id: string) =>
      workspaces({ action: "DeleteWorkspace", method: "DELETE", pathname: `/modelstudio/workspaces/${id}` });
    expect(await remove(workspaceId)).toMatchObject({ isDeleted: true });
    expect(await codeOf(remove(workspaceId))).toBe("Workspace.NotFound");
    expect(await remove("ws-a1b2c3d4e5f60718")).toMatchObject({ success: true, isDeleted: false });
    expect(await workspaces({ query: { RegionId: "cn-beijing" } })).toMatchObject({ totalCount: 0 });
  });

  test("is closed to an account that never activated it", async () => {
    const seed = defaultSeed();
    for (const account of seed.accounts) account.modelStudioActivated = false;
    const other = await startEmulator({ seed });
    const call = {
      action: "ListWorkspaces",
      version: "2026-02-10",
      method: "GET",
      pathname: "/modelstudio/workspaces",
    };
    expect(await codeOf(callRoa(other, call))).toBe("Product.NotActivated");
    await other.close();
  });
});

describe("BailianControl", () => {
  test("makes a role a member and shows it exactly its workspaces", async () => {
    const roleId = await createRole(emulator, "research", {
      policies: ["AliyunBailianControlReadOnlyAccess"],
    });
    const outerKey = `AssumedRoleUser${roleId}`;
    const keys = await keysOfRole("research");
    expect(await listed(keys)).toEqual([]);
    const all = await listed();
    expect(all).toHaveLength(3);
    const agentId = all.find((workspace) => workspace.agentName === "AI Research")?.tenantId;
    const permit = (policyIndexList: number[]) =>
      control("ChangeUserPermissions", { cornerstoneParam: {}, outerKey, policyIndexList, agentId });
    expect(await codeOf(permit([1]))).toBe("User.NotFound");
    const add = () =>
      control("CreateUser", { reqDTO: { outerKey, nickName: "Research", userName: "Research" } });
    await add();
    await expect(add()).rejects.toThrow(/already exists/i);
    expect(await listed(keys)).toEqual([]);
    await permit([1]);
    expect((await listed(keys)).map((workspace) => workspace.agentName)).toEqual(["AI Research"]);
    expect(await codeOf(permit([99]))).toBe("InvalidParameter");
    await permit([]);
    expect(await listed(keys)).toEqual([]);
  });

  test("asks RAM first", async () => {
    await createRole(emulator, "data", { policies: ["AliyunBailianDataFullAccess"] });
    expect(await codeOf(listed(await keysOfRole("data")))).toBe("NoPermission");
  });

  test("does not take strangers", async () => {
    const stranger = { reqDTO: { outerKey: "AssumedRoleUser1", nickName: "x", userName: "x" } };
    expect(await codeOf(control("CreateUser", stranger))).toBe("InvalidParameter.OuterKey");
  });
});
