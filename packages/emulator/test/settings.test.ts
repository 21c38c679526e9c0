import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningEmulator, readSettings, severalAccountsSeed, startEmulator } from "../src/index.ts";
import { admin } from "./admin-call.ts";
import { clientsOf, codeOf, ram } from "./sdk.ts";
import { createProvider, createRole, roleArn, samlTrust, trust } from "./setup.ts";

let emulator: RunningEmulator;
let clock = Date.now();
beforeEach(async () => {
  clock = Date.now();
  emulator = await startEmulator({ now: () => new Date(clock), seed: severalAccountsSeed() });
});
afterEach(() => emulator.close());

const put = (settings: object) => admin(emulator, "PUT", "/settings", settings);
const getRole = (roleName: string) => clientsOf(emulator).ram.getRole(new ram.GetRoleRequest({ roleName }));
const roleNames = async () =>
  ((await clientsOf(emulator).ram.listRoles(new ram.ListRolesRequest({}))).body?.roles?.role ?? []).map(
    (role) => role.roleName,
  );
const attach = (roleName: string) =>
  clientsOf(emulator).ram.attachPolicyToRole(
    new ram.AttachPolicyToRoleRequest({
      roleName,
      policyType: "System",
      policyName: "AliyunBailianDataReadOnlyAccess",
    }),
  );

describe("rate limits", () => {
  test("let so many calls through, per account, and say when to come back", async () => {
    await put({ rateLimits: [{ product: "ram", calls: 2, perMs: 1000 }] });
    await roleNames();
    await roleNames();
    await expect(roleNames()).rejects.toMatchObject({ code: "Throttling.User", retryAfter: 500 });
    const lab = clientsOf(emulator, { accessKeyId: "SANDBOXLAB", accessKeySecret: "sandboxlab-secret" });
    expect((await lab.ram.listRoles(new ram.ListRolesRequest({}))).statusCode).toBe(200);
    clock += 500;
    await roleNames();
    expect(emulator.calls().at(2)).toMatchObject({ status: 429, code: "Throttling.User" });
  });

  test("do not execute what they refuse, and may be for one action, with another code and status", async () => {
    const limit = { action: "CreateRole", calls: 1, perMs: 60_000, code: "Throttling.Api", retryAfterMs: 5 };
    await put({ rateLimits: [limit], assumptions: { wire: { throttleStatus: 400 } } });
    await createRole(emulator, "first");
    await expect(createRole(emulator, "second")).rejects.toMatchObject({
      code: "Throttling.Api",
      statusCode: 400,
      retryAfter: 5,
    });
    expect(await roleNames()).toEqual(["first"]);
  });
});

describe("eventual consistency", () => {
  test("reads see a write after the delay of its family, lists and single things alike", async () => {
    await put({ consistency: { delayMs: { roles: 300 } } });
    await createRole(emulator, "late");
    expect(await codeOf(getRole("late"))).toBe("EntityNotExist.Role");
    expect(await roleNames()).toEqual([]);
    clock += 299;
    expect(await roleNames()).toEqual([]);
    clock += 1;
    expect(await roleNames()).toEqual(["late"]);
    expect((await getRole("late")).statusCode).toBe(200);
  });

  test("what was changed or deleted is seen as it was", async () => {
    await createRole(emulator, "old");
    await put({ consistency: { delayMs: 200 } });
    const { ram: client } = clientsOf(emulator);
    await client.updateRole(new ram.UpdateRoleRequest({ roleName: "old", newDescription: "new" }));
    await client.updateRole(new ram.UpdateRoleRequest({ roleName: "old", newDescription: "newer" }));
    expect((await getRole("old")).body?.role?.description).toBe("");
    await client.deleteRole(new ram.DeleteRoleRequest({ roleName: "old" }));
    expect(await roleNames()).toEqual(["old"]);
    clock += 200;
    expect(await codeOf(getRole("old"))).toBe("EntityNotExist.Role");
  });

  test("what an account begins with was always there", async () => {
    const late = await startEmulator({
      settings: readSettings({ consistency: { delayMs: 60_000, references: true } }),
    });
    try {
      const users = await clientsOf(late).ram.listUsers(new ram.ListUsersRequest({}));
      expect(users.body?.users?.user).toHaveLength(2);
    } finally {
      await late.close();
    }
  });

  test("a write sees its own family at once, and others too unless references are late", async () => {
    await put({ consistency: { delayMs: 200 } });
    await createRole(emulator, "twice");
    expect(await codeOf(createRole(emulator, "twice"))).toBe("EntityAlreadyExists.Role");
    await attach("twice");
    await put({ consistency: { delayMs: 200, references: true } });
    await createRole(emulator, "new");
    expect(await codeOf(createRole(emulator, "new"))).toBe("EntityAlreadyExists.Role");
    expect(await codeOf(attach("new"))).toBe("EntityNotExist.Role");
    clock += 200;
    await attach("new");
  });

  test("late references hold for trust policies and for the caller's own rights", async () => {
    await put({ consistency: { delayMs: { users: 100, attachments: 100 }, references: true } });
    const { ram: client } = clientsOf(emulator);
    await client.createUser(new ram.CreateUserRequest({ userName: "fresh" }));
    const trusted = trust({ RAM: [roleArn("x").replace("role/x", "user/fresh")] });
    expect(await codeOf(createRole(emulator, "x", { trust: trusted }))).toBe("MalformedPolicyDocument");
    const held = { userName: "sso-admin", policyType: "System", policyName: "AliyunRAMFullAccess" };
    await client.detachPolicyFromUser(new ram.DetachPolicyFromUserRequest(held));
    await createRole(emulator, "still-allowed");
    clock += 100;
    expect(await codeOf(createRole(emulator, "not-any-more"))).toBe("NoPermission");
  });
});

describe("other settings", () => {
  test("latency is for the calls that are meant", async () => {
    await put({ latency: [{ action: "GetRole", ms: 120 }] });
    const start = performance.now();
    await roleNames();
    expect(performance.now() - start).toBeLessThan(100);
    await codeOf(getRole("none"));
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });

  test("assumptions can be other ones", async () => {
    await put({
      assumptions: {
        ims: { notFoundCode: "EntityNotExist.SAMLProviderError", base64LineLength: 64 },
        ram: { roleNamesDifferByCase: false, federatedPrincipalMustExist: true },
        sts: { roleSessionName: "^[a-z]{2,8}$" },
      },
    });
    expect(await codeOf(createRole(emulator, "early"))).toBe("MalformedPolicyDocument");
    await createProvider(emulator);
    await createRole(emulator, "early");
    expect(await codeOf(createRole(emulator, "EARLY"))).toBe("EntityAlreadyExists.Role");
    const { body } = await admin(emulator, "GET", "/settings");
    expect(body.assumptionsInForce).toMatchObject({ sts: { roleSessionName: "^[a-z]{2,8}$" } });
    await admin(emulator, "DELETE", "/settings");
    await createRole(emulator, "EARLY", { trust: samlTrust() });
  });

  test("wrong ones are refused and change nothing", async () => {
    await put({ latency: [{ ms: 1 }] });
    const wrong = [
      { latency: [{ ms: "long" }] },
      { rateLimits: [{ calls: 0, perMs: 1 }] },
      { rateLimits: [{ calls: 1, perMs: 1, code: "Nonsense" }] },
      { consistency: { delayMs: { dragons: 1 } } },
      { assumptions: { ram: { maxDragons: 1 } } },
      { assumptions: { ram: { maxRoles: "many" } } },
      { speed: 1 },
    ];
    for (const settings of wrong) expect((await put(settings)).status, JSON.stringify(settings)).toBe(400);
    expect((await admin(emulator, "GET", "/settings")).body.latency).toEqual([{ ms: 1 }]);
  });
});

describe("contents", () => {
  const account = {
    accountId: "5777777777777777",
    alias: "fresh",
    site: "international",
    accessKeys: [{ accessKeyId: "FRESH", accessKeySecret: "fresh-secret", principal: "root" }],
    users: [{ userName: "ann", policies: ["readers"] }],
    groups: [{ groupName: "staff", users: ["ann"], policies: ["AliyunRAMReadOnlyAccess"] }],
    customPolicies: [
      {
        policyName: "readers",
        document: { Version: "1", Statement: [{ Effect: "Allow", Action: "sfm:Get*", Resource: "*" }] },
      },
    ],
    roles: [
      {
        roleName: "Readers",
        trustPolicy: JSON.parse(samlTrust()) as object,
        policies: ["readers"],
        tags: { team: "blue" },
      },
    ],
    workspaces: [{ workspaceId: "ws-1", workspaceName: "One", region: "us-east-1", default: true }],
    members: [{ role: "Readers", grants: [{ workspaceId: "ws-1", workspaceRole: "Administrator" }] }],
  };
  const fresh = { accessKeyId: "FRESH", accessKeySecret: "fresh-secret" };
  const listRoles = () => clientsOf(emulator, fresh).ram.listRoles(new ram.ListRolesRequest({}));

  test("accounts come and go while it runs", async () => {
    expect(await admin(emulator, "POST", "/accounts", account)).toMatchObject({ status: 201 });
    expect((await admin(emulator, "POST", "/accounts", account)).status).toBe(400);
    expect((await listRoles()).body?.roles?.role?.[0]?.tags?.tag?.[0]?.tagValue).toBe("blue");
    const { body } = await admin(emulator, "GET", "/state?account=5777777777777777");
    expect(body).toMatchObject({
      accounts: [{ alias: "fresh" }],
      groups: [{ groupName: "staff", users: ["ann"] }],
      memberships: [{ principal: { name: "Readers" }, grants: [{ workspaceRole: "Administrator" }] }],
    });
    expect((await admin(emulator, "DELETE", "/accounts/5777777777777777")).status).toBe(200);
    expect(await codeOf(listRoles())).toBe("InvalidAccessKeyId.NotFound");
    expect((await admin(emulator, "DELETE", "/accounts/5777777777777777")).status).toBe(404);
  });

  test("a seed replaces everything, and is what a reset goes back to", async () => {
    expect((await admin(emulator, "PUT", "/seed", { accounts: [account] })).status).toBe(200);
    await clientsOf(emulator, fresh).ram.createUser(new ram.CreateUserRequest({ userName: "bob" }));
    await admin(emulator, "POST", "/reset");
    const users = await clientsOf(emulator, fresh).ram.listUsers(new ram.ListUsersRequest({}));
    expect(users.body?.users?.user?.map((user) => user.userName)).toEqual(["ann"]);
    const [first] = ((await admin(emulator, "GET", "/seed")).body.accounts ?? []) as object[];
    expect(first).toMatchObject({ alias: "fresh" });
  });

  test("a wrong seed is refused with the reason", async () => {
    const wrong: [object, RegExp][] = [
      [{ ...account, accountId: "1" }, /16 digits/],
      [{ ...account, site: "mars" }, /site/],
      [{ ...account, dragons: [] }, /dragons/],
      [{ ...account, roles: [{ roleName: "x", trustPolicy: {} }] }, /x: Version/],
      [{ ...account, users: [{ userName: "ann", policies: ["none"] }] }, /policy "none"/],
      [{ ...account, users: [] }, /user "ann"/],
      [{ ...account, members: [{ role: "Nobody" }] }, /role "Nobody"/],
    ];
    for (const [seed, reason] of wrong) {
      const { status, body } = await admin(emulator, "POST", "/accounts", seed);
      expect([status, body.error]).toEqual([400, expect.stringMatching(reason)]);
    }
  });

  test("calls are counted by action beyond what the journal keeps, and can be picked out", async () => {
    for (let index = 0; index < 3; index += 1) await codeOf(getRole("none"));
    await roleNames();
    expect((await admin(emulator, "GET", "/calls/counts")).body).toEqual({
      calls: 4,
      actions: {
        "ram:GetRole": { calls: 3, succeeded: 0, failed: { "EntityNotExist.Role": 3 } },
        "ram:ListRoles": { calls: 1, succeeded: 1, failed: {} },
      },
    });
    const picked = await admin(emulator, "GET", "/calls?action=GetRole&code=EntityNotExist.Role");
    expect(picked.body.calls).toHaveLength(3);
    await admin(emulator, "DELETE", "/calls");
    expect((await admin(emulator, "GET", "/calls/counts")).body).toEqual({ calls: 0, actions: {} });
  });
});

test("a failure may come behind the work, for calls with certain parameters", async () => {
  const fault = { kind: "500", action: "CreateRole", params: { RoleName: "struck" }, applied: true };
  await admin(emulator, "POST", "/faults", fault);
  await createRole(emulator, "spared");
  expect(await codeOf(createRole(emulator, "struck"))).toBe("InternalError");
  expect(await roleNames()).toEqual(["spared", "struck"]);
  expect((await admin(emulator, "POST", "/faults", { kind: "500", params: { a: 1 } })).status).toBe(400);
});
