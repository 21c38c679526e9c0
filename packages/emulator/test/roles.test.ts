import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { clientsOf, codeOf, ram } from "./sdk.ts";
import { accountId, createRole, samlTrust, trust } from "./setup.ts";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
const client = () => clientsOf(emulator).ram;

describe("roles", () => {
  test("live from creation to deletion and get a new RoleId when made again", async () => {
    const first = await createRole(emulator, "dev", { maxSessionDuration: 7200 });
    expect(first).toMatch(/^\d{18}$/);
    const role = (await client().getRole(new ram.GetRoleRequest({ roleName: "dev" }))).body?.role;
    expect(role).toMatchObject({ maxSessionDuration: 7200, assumeRolePolicyDocument: samlTrust() });
    const changed = await client().updateRole(
      new ram.UpdateRoleRequest({ roleName: "dev", newDescription: "changed" }),
    );
    expect(changed.body?.role).toMatchObject({ description: "changed", maxSessionDuration: 3600 });
    await client().deleteRole(new ram.DeleteRoleRequest({ roleName: "dev" }));
    expect(await codeOf(client().getRole(new ram.GetRoleRequest({ roleName: "dev" })))).toBe(
      "EntityNotExist.Role",
    );
    expect(await createRole(emulator, "dev")).not.toBe(first);
  });

  test("are listed with tags and without trust policy", async () => {
    const tag = [{ key: "managed by", value: "it's (ok)* ~!/+ é" }];
    const create = { roleName: "tagged", assumeRolePolicyDocument: samlTrust(), tag };
    await client().createRole(new ram.CreateRoleRequest(create));
    await client().tagResources(
      new ram.TagResourcesRequest({
        resourceType: "role",
        resourceNames: ["tagged"],
        tag: [{ key: "b", value: "2" }],
      }),
    );
    const list = await client().listRoles(new ram.ListRolesRequest({ tag }));
    expect(list.body?.roles?.role).toHaveLength(1);
    expect(list.body?.roles?.role?.[0]).not.toHaveProperty("assumeRolePolicyDocument");
    await client().untagResources(
      new ram.UntagResourcesRequest({ resourceType: "role", resourceNames: ["tagged"], tagKeys: ["b"] }),
    );
    const tags = await client().listTagResources(
      new ram.ListTagResourcesRequest({ resourceType: "role", resourceNames: ["tagged"] }),
    );
    expect(tags.body?.tagResources?.map((row) => row.tagValue)).toEqual(["it's (ok)* ~!/+ é"]);
  });

  test("keep their policies from being forgotten", async () => {
    await createRole(emulator, "held", { policies: ["AliyunBailianDataFullAccess"] });
    const remove = () => client().deleteRole(new ram.DeleteRoleRequest({ roleName: "held" }));
    expect(await codeOf(remove())).toBe("DeleteConflict.Role.Policy");
    const held = await client().listPoliciesForRole(new ram.ListPoliciesForRoleRequest({ roleName: "held" }));
    expect(held.body?.policies?.policy?.[0]).toMatchObject({
      policyName: "AliyunBailianDataFullAccess",
      policyType: "System",
    });
    const link = { roleName: "held", policyName: "AliyunBailianDataFullAccess", policyType: "System" };
    expect(await codeOf(client().attachPolicyToRole(new ram.AttachPolicyToRoleRequest(link)))).toBe(
      "EntityAlreadyExists.Role.Policy",
    );
    await client().detachPolicyFromRole(new ram.DetachPolicyFromRoleRequest(link));
    expect(await codeOf(client().detachPolicyFromRole(new ram.DetachPolicyFromRoleRequest(link)))).toBe(
      "EntityNotExist.Role.Policy",
    );
    await remove();
  });

  const statement = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { RAM: [`acs:ram::${accountId}:root`] },
  };
  const refused: [string, string, string, string][] = [
    ["an underscore", "a_b", samlTrust(), "InvalidParameter.RoleName.InvalidChars"],
    ["65 characters", "a".repeat(65), samlTrust(), "InvalidParameter.RoleName.Length"],
    ["a trust policy that is not JSON", "x", "{", "MalformedPolicyDocument"],
    [
      "a number as version",
      "x",
      JSON.stringify({ Version: 1, Statement: [statement] }),
      "MalformedPolicyDocument",
    ],
    ["no principal", "x", trust({}), "MalformedPolicyDocument"],
    [
      "the action of the API",
      "x",
      samlTrust().replace("sts:AssumeRole", "sts:AssumeRoleWithSAML"),
      "MalformedPolicyDocument",
    ],
    [
      "a user that does not exist",
      "x",
      trust({ RAM: [`acs:ram::${accountId}:user/ghost`] }),
      "MalformedPolicyDocument",
    ],
    [
      "a long trust policy",
      "x",
      samlTrust("u".repeat(7000)),
      "InvalidParameter.AssumeRolePolicyDocument.Length",
    ],
  ];
  test.each(refused)("refuse %s", async (_name, roleName, document, code) => {
    expect(await codeOf(createRole(emulator, roleName, { trust: document }))).toBe(code);
  });

  test("refuse a second one of the same name and an impossible duration", async () => {
    await createRole(emulator, "twice");
    expect(await codeOf(createRole(emulator, "twice"))).toBe("EntityAlreadyExists.Role");
    expect(await codeOf(createRole(emulator, "long", { maxSessionDuration: 43_201 }))).toBe(
      "InvalidParameter.MaxSessionDuration",
    );
  });
});
