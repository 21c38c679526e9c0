import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { clientsOf, codeOf, ram } from "./sdk.ts";
import { createRole, identity } from "./setup.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
const client = () => clientsOf(emulator).ram;
const create = (policyName: string, policyDocument = identity("Allow", "sfm:*")) =>
  client().createPolicy(new ram.CreatePolicyRequest({ policyName, policyDocument }));

describe("policies", () => {
  test("have versions, of which one counts", async () => {
    await create("rules");
    const add = (rotateStrategy?: string) =>
      client().createPolicyVersion(
        new ram.CreatePolicyVersionRequest({
          policyName: "rules",
          policyDocument: identity("Allow", "sfm:Get*"),
          ...(rotateStrategy === undefined ? {} : { rotateStrategy }),
        }),
      );
    for (let version = 2; version <= 5; version += 1) await add();
    expect(await codeOf(add())).toBe("LimitExceeded.Policy.Version");
    const rotated = await add("DeleteOldestNonDefaultVersionWhenLimitExceeded");
    expect(rotated.body?.policyVersion?.versionId).toBe("v6");
    const name = { policyName: "rules", policyType: "Custom" };
    const list = await client().listPolicyVersions(new ram.ListPolicyVersionsRequest(name));
    const versions = list.body?.policyVersions?.policyVersion ?? [];
    expect(versions.map((version) => version.versionId)).toEqual(["v1", "v3", "v4", "v5", "v6"]);
    await client().setDefaultPolicyVersion(
      new ram.SetDefaultPolicyVersionRequest({ policyName: "rules", versionId: "v6" }),
    );
    const policy = (await client().getPolicy(new ram.GetPolicyRequest(name))).body;
    expect(policy?.defaultPolicyVersion?.policyDocument).toBe(identity("Allow", "sfm:Get*"));
    const drop = (versionId: string) =>
      client().deletePolicyVersion(new ram.DeletePolicyVersionRequest({ policyName: "rules", versionId }));
    expect(await codeOf(drop("v6"))).toBe("DeleteConflict.Policy.Version.Default");
    expect(await codeOf(drop("v2"))).toBe("EntityNotExist.Policy.Version");
    expect(await codeOf(drop("two"))).toBe("InvalidParameter.VersionId.Format");
    await drop("v1");
  });

  test("are deleted only when nothing needs them", async () => {
    await create("needed");
    await createRole(emulator, "holder");
    const link = { policyName: "needed", policyType: "Custom", roleName: "holder" };
    await client().attachPolicyToRole(new ram.AttachPolicyToRoleRequest(link));
    const entities = await client().listEntitiesForPolicy(
      new ram.ListEntitiesForPolicyRequest({ policyName: "needed", policyType: "Custom" }),
    );
    expect(entities.body?.roles?.role?.[0]?.roleName).toBe("holder");
    const remove = (cascadingDelete?: boolean) =>
      client().deletePolicy(
        new ram.DeletePolicyRequest({
          policyName: "needed",
          ...(cascadingDelete === undefined ? {} : { cascadingDelete }),
        }),
      );
    expect(await codeOf(remove())).toBe("DeleteConflict.Policy.Role");
    await client().detachPolicyFromRole(new ram.DetachPolicyFromRoleRequest(link));
    await client().createPolicyVersion(
      new ram.CreatePolicyVersionRequest({ policyName: "needed", policyDocument: identity("Deny", "*") }),
    );
    expect(await codeOf(remove())).toBe("DeleteConflict.Policy.Version");
    await remove(true);
    expect(await codeOf(remove())).toBe("EntityNotExist.Policy");
  });

  test("of the system are there to read", async () => {
    const policy = await client().getPolicy(
      new ram.GetPolicyRequest({ policyName: "AliyunBailianFullAccess", policyType: "System" }),
    );
    expect(policy.body?.defaultPolicyVersion?.policyDocument).toContain("modelstudio:*");
    const list = await client().listPolicies(
      new ram.ListPoliciesRequest({ policyType: "System", maxItems: 5 }),
    );
    expect(list.body?.policies?.policy).toHaveLength(5);
    expect(list.body?.isTruncated).toBe(true);
  });

  const refused: [string, string, string, string][] = [
    ["an underscore", "a_b", identity("Allow", "*"), "InvalidParameter.PolicyName.InvalidChars"],
    [
      "a principal",
      "p",
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":{}}]}',
      "MalformedPolicyDocument",
    ],
    [
      "no resource",
      "p",
      '{"Version":"1","Statement":[{"Effect":"Allow","Action":"*"}]}',
      "MalformedPolicyDocument",
    ],
    ["an odd effect", "p", identity("Maybe", "*"), "MalformedPolicyDocument"],
    ["an action without product", "p", identity("Allow", "AssumeRole"), "MalformedPolicyDocument"],
    [
      "a long document",
      "p",
      identity("Allow", Array(500).fill("sfm:GetSomething")),
      "InvalidParameter.PolicyDocument.Length",
    ],
    [
      "the name of a system policy",
      "AdministratorAccess",
      identity("Allow", "*"),
      "EntityAlreadyExists.Policy",
    ],
  ];
  test.each(refused)("refuse %s", async (_name, policyName, document, code) => {
    expect(await codeOf(create(policyName, document))).toBe(code);
  });

  test("are limited per role", async () => {
    await createRole(emulator, "greedy");
    const attach = (index: number) =>
      client().attachPolicyToRole(
        new ram.AttachPolicyToRoleRequest({
          policyName: `c${index}`,
          policyType: "Custom",
          roleName: "greedy",
        }),
      );
    for (let index = 0; index <= 10; index += 1) await create(`c${index}`);
    for (let index = 0; index < 10; index += 1) await attach(index);
    expect(await codeOf(attach(10))).toBe("LimitExceeded.Role.Policy");
    const wrong = { policyName: "c1", policyType: "Other", roleName: "greedy" };
    expect(await codeOf(client().attachPolicyToRole(new ram.AttachPolicyToRoleRequest(wrong)))).toBe(
      "InvalidParameter.PolicyType",
    );
  });
});

describe("users", () => {
  test("live from creation to deletion", async () => {
    const userName = "new.person";
    await client().createUser(new ram.CreateUserRequest({ userName, displayName: "New" }));
    const again = () => client().createUser(new ram.CreateUserRequest({ userName }));
    expect(await codeOf(again())).toBe("EntityAlreadyExists.User");
    const link = { userName, policyType: "System", policyName: "AliyunSTSAssumeRoleAccess" };
    await client().attachPolicyToUser(new ram.AttachPolicyToUserRequest(link));
    await client().updateUser(new ram.UpdateUserRequest({ userName, newUserName: "old.person" }));
    const held = await client().listPoliciesForUser(
      new ram.ListPoliciesForUserRequest({ userName: "old.person" }),
    );
    expect(held.body?.policies?.policy).toHaveLength(1);
    const remove = () => client().deleteUser(new ram.DeleteUserRequest({ userName: "old.person" }));
    expect(await codeOf(remove())).toBe("DeleteConflict.User.Policy");
    await client().detachPolicyFromUser(
      new ram.DetachPolicyFromUserRequest({ ...link, userName: "old.person" }),
    );
    await client().createLoginProfile(
      new ram.CreateLoginProfileRequest({ userName: "old.person", password: "Pass-word-1" }),
    );
    expect(await codeOf(remove())).toBe("DeleteConflict.User.LoginProfile");
    await client().deleteLoginProfile(new ram.DeleteLoginProfileRequest({ userName: "old.person" }));
    await remove();
    const list = await client().listUsers(new ram.ListUsersRequest({}));
    expect(list.body?.users?.user?.map((user) => user.userName)).toEqual(["lin.wei", "sso-admin"]);
  });
});
