import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { clientsOf, codeOf, type Keys, ram, sts } from "./sdk.ts";
import { createRole, identity, roleArn, trust } from "./setup.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
const client = () => clientsOf(emulator).ram;

/** A user with a key of its own, both made through the API. */
async function newCaller(userName: string): Promise<Keys> {
  await client().createUser(new ram.CreateUserRequest({ userName }));
  const made = await client().createAccessKey(new ram.CreateAccessKeyRequest({ userName }));
  const { accessKeyId = "", accessKeySecret = "" } = made.body?.accessKey ?? {};
  return { accessKeyId, accessKeySecret };
}

const listRoles = (keys: Keys) => clientsOf(emulator, keys).ram.listRoles(new ram.ListRolesRequest({}));

describe("groups", () => {
  test("give their policies to everybody in them", async () => {
    const keys = await newCaller("ann");
    await client().createGroup(new ram.CreateGroupRequest({ groupName: "readers", comments: "may look" }));
    const link = { groupName: "readers", policyType: "System", policyName: "AliyunRAMReadOnlyAccess" };
    await client().attachPolicyToGroup(new ram.AttachPolicyToGroupRequest(link));
    expect(await codeOf(listRoles(keys))).toBe("NoPermission");
    const membership = { groupName: "readers", userName: "ann" };
    await client().addUserToGroup(new ram.AddUserToGroupRequest(membership));
    expect((await listRoles(keys)).statusCode).toBe(200);
    await client().updateGroup(new ram.UpdateGroupRequest({ groupName: "readers", newGroupName: "lookers" }));
    expect((await listRoles(keys)).statusCode).toBe(200);
    const groups = await client().listGroupsForUser(new ram.ListGroupsForUserRequest({ userName: "ann" }));
    expect(groups.body?.groups?.group).toMatchObject([{ groupName: "lookers", comments: "may look" }]);
    const users = await client().listUsersForGroup(
      new ram.ListUsersForGroupRequest({ groupName: "lookers" }),
    );
    expect(users.body?.users?.user?.map((user) => user.userName)).toEqual(["ann"]);
    const policies = await client().listPoliciesForGroup(
      new ram.ListPoliciesForGroupRequest({ groupName: "lookers" }),
    );
    expect(policies.body?.policies?.policy).toMatchObject([{ policyName: "AliyunRAMReadOnlyAccess" }]);
    const holders = await client().listEntitiesForPolicy(
      new ram.ListEntitiesForPolicyRequest({ policyType: "System", policyName: "AliyunRAMReadOnlyAccess" }),
    );
    expect(holders.body?.groups?.group).toMatchObject([{ groupName: "lookers" }]);
    await client().removeUserFromGroup(
      new ram.RemoveUserFromGroupRequest({ ...membership, groupName: "lookers" }),
    );
    expect(await codeOf(listRoles(keys))).toBe("NoPermission");
  });
});

describe("access keys", () => {
  test("can be switched off and on, follow a renamed user, and end", async () => {
    const keys = await newCaller("bob");
    const whoami = async () => (await clientsOf(emulator, keys).sts.getCallerIdentity()).body?.arn;
    expect(await whoami()).toMatch(/user\/bob$/);
    const key = { userName: "bob", userAccessKeyId: keys.accessKeyId };
    await client().updateAccessKey(new ram.UpdateAccessKeyRequest({ ...key, status: "Inactive" }));
    expect(await codeOf(whoami())).toBe("InvalidAccessKeyId.Inactive");
    await client().updateAccessKey(new ram.UpdateAccessKeyRequest({ ...key, status: "Active" }));
    await client().updateUser(new ram.UpdateUserRequest({ userName: "bob", newUserName: "rob" }));
    expect(await whoami()).toMatch(/user\/rob$/);
    const list = await client().listAccessKeys(new ram.ListAccessKeysRequest({ userName: "rob" }));
    expect(list.body?.accessKeys?.accessKey).toMatchObject([{ status: "Active" }]);
    await client().deleteAccessKey(new ram.DeleteAccessKeyRequest({ ...key, userName: "rob" }));
    expect(await codeOf(whoami())).toBe("InvalidAccessKeyId.NotFound");
  });

  test("without a name, a user's own are meant", async () => {
    const keys = await newCaller("cleo");
    await client().createPolicy(
      new ram.CreatePolicyRequest({
        policyName: "own-keys",
        policyDocument: identity("Allow", "ram:*AccessKey*"),
      }),
    );
    const link = { userName: "cleo", policyType: "Custom", policyName: "own-keys" };
    await client().attachPolicyToUser(new ram.AttachPolicyToUserRequest(link));
    const own = await clientsOf(emulator, keys).ram.listAccessKeys(new ram.ListAccessKeysRequest({}));
    expect(own.body?.accessKeys?.accessKey?.[0]?.accessKeyId).toBe(keys.accessKeyId);
  });
});

describe("a refusal", () => {
  test("can be decoded, down to the policy that denies", async () => {
    const keys = await newCaller("dora");
    const deny = { policyName: "no-roles", policyDocument: identity("Deny", "ram:ListRoles") };
    await client().createPolicy(new ram.CreatePolicyRequest(deny));
    for (const [policyType, policyName] of [
      ["System", "AliyunRAMReadOnlyAccess"],
      ["Custom", "no-roles"],
    ]) {
      const link = { userName: "dora", policyType: policyType ?? "", policyName: policyName ?? "" };
      await client().attachPolicyToUser(new ram.AttachPolicyToUserRequest(link));
    }
    const refused = (await listRoles(keys).catch((error: unknown) => error)) as {
      accessDeniedDetail: { EncodedDiagnosticMessage: string; NoPermissionType: string };
    };
    expect(refused.accessDeniedDetail.NoPermissionType).toBe("ExplicitDeny");
    const { EncodedDiagnosticMessage: encodedDiagnosticMessage } = refused.accessDeniedDetail;
    const decoded = await client().decodeDiagnosticMessage(
      new ram.DecodeDiagnosticMessageRequest({ encodedDiagnosticMessage }),
    );
    expect(decoded.body?.decodedDiagnosticMessage).toMatchObject({
      authAction: "ram:ListRoles",
      explicitDeny: true,
      authPrincipal: { authPrincipalType: "SubUser" },
      matchedPolicies: [{ policyIdentifier: "no-roles", attachedEntityType: "RamUser", effect: "Deny" }],
    });
  });
});

describe("trust policies", () => {
  test("may ask for an external ID, and a statement about something else lets nobody in", async () => {
    const keys = await newCaller("eve");
    const all = { policyName: "assume", policyDocument: identity("Allow", "sts:AssumeRole") };
    await client().createPolicy(new ram.CreatePolicyRequest(all));
    const link = { userName: "eve", policyType: "Custom", policyName: "assume" };
    await client().attachPolicyToUser(new ram.AttachPolicyToUserRequest(link));
    const principal = { RAM: [roleArn("x").replace("role/x", "user/eve")] };
    const asked = trust(principal, { StringEquals: { "sts:ExternalId": "abcd1234" } });
    await createRole(emulator, "partner", { trust: asked });
    const other = trust(principal).replace("sts:AssumeRole", "sts:SetSourceIdentity");
    await createRole(emulator, "elsewhere", { trust: other });
    const assume = (name: string, externalId?: string) =>
      clientsOf(emulator, keys).sts.assumeRole(
        new sts.AssumeRoleRequest({
          roleArn: roleArn(name),
          roleSessionName: "eve",
          ...(externalId === undefined ? {} : { externalId }),
        }),
      );
    expect(await codeOf(assume("partner"))).toBe("NoPermission");
    expect(await codeOf(assume("partner", "abcd9999"))).toBe("NoPermission");
    expect((await assume("partner", "abcd1234")).statusCode).toBe(200);
    expect(await codeOf(assume("elsewhere"))).toBe("NoPermission");
  });
});

test("the account's alias and its logon session duration can be set", async () => {
  await client().setAccountAlias(new ram.SetAccountAliasRequest({ accountAlias: "acme-new" }));
  expect((await client().getAccountAlias()).body?.accountAlias).toBe("acme-new");
  await client().clearAccountAlias();
  const usual = (await client().getSecurityPreference()).body?.securityPreference;
  expect(usual?.loginProfilePreference?.loginSessionDuration).toBe(6);
  const set = new ram.SetSecurityPreferenceRequest({ loginSessionDuration: 1 });
  await client().setSecurityPreference(set);
  const now = (await client().getSecurityPreference()).body?.securityPreference;
  expect(now?.loginProfilePreference).toMatchObject({
    loginSessionDuration: 1,
    allowUserToChangePassword: true,
  });
});
