import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultSeed, type RunningEmulator, startEmulator } from "../src/index.ts";
import { callRoa, clientsOf, codeOf, type Keys, ram, sts } from "./sdk.ts";
import { accountId, createRole, identity, roleArn, trust } from "./setup.ts";

let emulator: RunningEmulator;
const lin: Keys = { accessKeyId: "LINKEY", accessKeySecret: "lin-secret" };
const root: Keys = { accessKeyId: "ROOTKEY", accessKeySecret: "root-secret" };

beforeAll(async () => {
  const seed = defaultSeed();
  seed.accounts[0]?.accessKeys.push({ ...lin, principal: "lin.wei" }, { ...root, principal: "root" });
  emulator = await startEmulator({ seed });
  const linArn = `acs:ram::${accountId}:user/lin.wei`;
  for (const name of ["mine", "other"]) await createRole(emulator, name, { trust: trust({ RAM: [linArn] }) });
  await createRole(emulator, "untrusting", {
    trust: trust({ RAM: [`acs:ram::${accountId}:user/sso-admin`] }),
  });
});
afterAll(() => emulator.close());

async function give(policyName: string, policyDocument: string) {
  const { ram: client } = clientsOf(emulator);
  await client.createPolicy(new ram.CreatePolicyRequest({ policyName, policyDocument }));
  const link = { policyName, policyType: "Custom", userName: "lin.wei" };
  await client.attachPolicyToUser(new ram.AttachPolicyToUserRequest(link));
  return () => client.detachPolicyFromUser(new ram.DetachPolicyFromUserRequest(link));
}

const getRole = (keys: Keys, roleName: string) =>
  clientsOf(emulator, keys).ram.getRole(new ram.GetRoleRequest({ roleName }));
const assume = (keys: Keys, name: string, extra: object = {}) =>
  clientsOf(emulator, keys).sts.assumeRole(
    new sts.AssumeRoleRequest({ roleArn: roleArn(name), roleSessionName: "lin", ...extra }),
  );

describe("policies of the caller", () => {
  test("nothing is allowed without one, and the refusal says what is missing", async () => {
    try {
      await getRole(lin, "mine");
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: "NoPermission",
        statusCode: 403,
        accessDeniedDetail: {
          AuthAction: "ram:GetRole",
          AuthPrincipalType: "SubUser",
          AuthPrincipalOwnerId: accountId,
          NoPermissionType: "ImplicitDeny",
          PolicyType: "AccountLevelIdentityBasedPolicy",
        },
      });
    }
  });

  test("resources and denials count", async () => {
    const stopOne = await give("read-one", identity("Allow", "ram:Get*", `acs:ram:*:${accountId}:role/mine`));
    expect((await getRole(lin, "mine")).statusCode).toBe(200);
    expect(await codeOf(getRole(lin, "other"))).toBe("NoPermission");
    const stopDeny = await give("deny", identity("Deny", "ram:*"));
    expect(await codeOf(getRole(lin, "mine"))).toBe("NoPermission");
    await stopDeny();
    await stopOne();
  });

  test("the account itself may do everything but assume a role", async () => {
    expect((await getRole(root, "mine")).statusCode).toBe(200);
    expect((await clientsOf(emulator, root).sts.getCallerIdentity()).body?.identityType).toBe("Account");
    expect(await codeOf(assume(root, "mine"))).toBe("NoPermission");
  });

  test("control-layer access alone does not reach the newer workspace API", async () => {
    const { ram: client } = clientsOf(emulator);
    const link = { policyName: "AliyunBailianControlFullAccess", policyType: "System", userName: "lin.wei" };
    await client.attachPolicyToUser(new ram.AttachPolicyToUserRequest(link));
    const modern = {
      action: "ListWorkspaces",
      version: "2026-02-10",
      method: "GET",
      pathname: "/modelstudio/workspaces",
    };
    expect(await codeOf(callRoa(emulator, modern, lin))).toBe("NoPermission");
    const older = {
      ...modern,
      version: "2024-08-16",
      pathname: "/bailianControl/workspaces",
      query: { data: "{}" },
    };
    expect(await callRoa(emulator, older, lin)).toMatchObject({ success: true });
    await client.detachPolicyFromUser(new ram.DetachPolicyFromUserRequest(link));
  });
});

describe("AssumeRole", () => {
  test("needs the caller's permission and the role's trust, and a grant of one role opens no other", async () => {
    expect(await codeOf(assume(lin, "mine"))).toBe("NoPermission");
    const stop = await give(
      "one-role",
      identity("Allow", "sts:AssumeRole", `acs:ram:*:${accountId}:role/mine`),
    );
    const body = (await assume(lin, "mine")).body;
    expect(body?.assumedRoleUser?.arn).toBe(`${roleArn("mine")}/lin`);
    expect(await codeOf(assume(lin, "other"))).toBe("NoPermission");
    await stop();
    const stopAll = await give("all-roles", identity("Allow", "sts:AssumeRole"));
    expect((await assume(lin, "other")).statusCode).toBe(200);
    expect(await codeOf(assume(lin, "untrusting"))).toBe("NoPermission");
    await stopAll();
  });

  test("checks its parameters", async () => {
    const stop = await give("all-roles-2", identity("Allow", "sts:AssumeRole"));
    expect(await codeOf(assume(lin, "mine", { roleSessionName: "x" }))).toBe(
      "InvalidParameter.RoleSessionName",
    );
    expect(await codeOf(assume(lin, "mine", { roleArn: "mine" }))).toBe("InvalidParameter.RoleArn");
    expect(await codeOf(assume(lin, "gone"))).toBe("EntityNotExist.Role");
    expect(await codeOf(assume(lin, "mine", { durationSeconds: 3601 }))).toBe(
      "InvalidParameter.DurationSeconds",
    );
    expect(await codeOf(assume(lin, "mine", { policy: "x".repeat(2049) }))).toBe(
      "InvalidParameter.PolicySize",
    );
    await stop();
  });

  test("a session policy narrows the role, and credentials die with the role", async () => {
    const stop = await give("all-roles-3", identity("Allow", "sts:AssumeRole"));
    const { ram: admin } = clientsOf(emulator);
    const linArn = `acs:ram::${accountId}:user/lin.wei`;
    await createRole(emulator, "wide", {
      trust: trust({ RAM: [linArn] }),
      policies: ["AliyunRAMReadOnlyAccess"],
    });
    const keysOf = async (extra: object): Promise<Keys> => {
      const {
        accessKeyId = "",
        accessKeySecret = "",
        securityToken = "",
      } = (await assume(lin, "wide", extra)).body?.credentials ?? {};
      return { accessKeyId, accessKeySecret, securityToken };
    };
    const wide = await keysOf({});
    expect((await getRole(wide, "mine")).statusCode).toBe(200);
    expect(await codeOf(getRole(await keysOf({ policy: identity("Allow", "sfm:*") }), "mine"))).toBe(
      "NoPermission",
    );
    const link = { policyName: "AliyunRAMReadOnlyAccess", policyType: "System", roleName: "wide" };
    await admin.detachPolicyFromRole(new ram.DetachPolicyFromRoleRequest(link));
    await admin.deleteRole(new ram.DeleteRoleRequest({ roleName: "wide" }));
    await createRole(emulator, "wide", { trust: trust({ RAM: [linArn] }) });
    expect(await codeOf(getRole(wide, "mine"))).toBe("InvalidSecurityToken.Expired");
    await stop();
  });
});
