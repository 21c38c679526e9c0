import { defaultSeed, type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { applyChange, CloudError } from "@modelstudio-sso/federation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AlibabaCloud, connectCloud, localConnection, outerKeyOf } from "../src/index.ts";

const key = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };
const account = "5123456789012345";
const role = {
  kind: "role" as const,
  name: "Readers",
  description: "reads",
  trustPolicy: {
    Version: "1" as const,
    Statement: [
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${account}:root`] } },
    ],
  },
  maxSessionDurationSeconds: 7200,
  tags: { "modelstudio-sso-federation": "acme" },
};

let emulator: RunningEmulator;
let cloud: AlibabaCloud;
beforeEach(async () => {
  emulator = await startEmulator();
  cloud = connectCloud(localConnection(emulator.endpoint, key));
});
afterEach(() => emulator.close());

async function fault(body: object): Promise<void> {
  const answer = await fetch(`${emulator.url}/_emulator/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
}

async function failure(work: Promise<unknown>): Promise<CloudError> {
  try {
    await work;
  } catch (error) {
    expect(error).toBeInstanceOf(CloudError);
    return error as CloudError;
  }
  throw new Error("it did not fail");
}

describe("roles", () => {
  it("come back as they were made, with tags and RoleId", async () => {
    await cloud.createRole(role);
    const seen = await cloud.getRole("Readers");
    expect(seen).toMatchObject({
      name: "Readers",
      trustPolicy: role.trustPolicy,
      maxSessionDurationSeconds: 7200,
      tags: role.tags,
      roleId: expect.stringMatching(/^\d{15,}$/),
    });
    expect(await cloud.listRoles()).toEqual([{ name: "Readers", roleId: seen?.roleId, tags: role.tags }]);
  });

  it("keep the session limit when something else is updated", async () => {
    await cloud.createRole(role);
    await cloud.updateRole({ ...role, description: "reads more" });
    expect(await cloud.getRole("Readers")).toMatchObject({
      description: "reads more",
      maxSessionDurationSeconds: 7200,
    });
  });

  it("change some tags and leave the others", async () => {
    await cloud.createRole({ ...role, tags: { ...role.tags, team: "blue" } });
    await cloud.changeRoleTags("Readers", { set: { extra: "1" }, remove: ["modelstudio-sso-federation"] });
    expect((await cloud.getRole("Readers"))?.tags).toEqual({ team: "blue", extra: "1" });
  });

  it("answer null where there is none", async () => {
    expect(await cloud.getRole("Nobody")).toBeNull();
    expect(await cloud.getUser("nobody")).toBeNull();
    expect(await cloud.getSamlProvider("Nobody")).toBeNull();
    expect(await cloud.getCustomPolicy("Nobody")).toBeNull();
    expect(await cloud.listRolePolicies("Nobody")).toEqual([]);
  });
});

describe("errors keep what a person needs", () => {
  it("code, status and request ID of a conflict", async () => {
    await cloud.createRole(role);
    const error = await failure(cloud.createRole(role));
    expect(error.fields).toMatchObject({
      kind: "already-exists",
      code: "EntityAlreadyExists.Role",
      status: 409,
      requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      action: "ram:CreateRole",
    });
  });

  it("wrong keys and unknown keys", async () => {
    const wrong = connectCloud(localConnection(emulator.endpoint, { ...key, accessKeySecret: "wrong" }));
    expect((await failure(wrong.callerIdentity())).kind).toBe("credentials-rejected");
    const unknown = connectCloud(
      localConnection(emulator.endpoint, { accessKeyId: "NOBODY", accessKeySecret: "x" }),
    );
    expect((await failure(unknown.callerIdentity())).kind).toBe("credentials-rejected");
  });

  it("a cloud that is not there", async () => {
    const away = connectCloud(localConnection("127.0.0.1:1", key));
    expect((await failure(away.callerIdentity())).kind).toBe("unreachable");
  });

  it("the action a caller lacks", async () => {
    const [first] = defaultSeed().accounts;
    if (first === undefined) throw new Error("the seed is empty");
    const poor = await startEmulator({
      seed: {
        accounts: [
          {
            ...first,
            accessKeys: [{ accessKeyId: "POOR", accessKeySecret: "poor-secret", principal: "poor" }],
            users: [{ userName: "poor" }],
          },
        ],
      },
    });
    try {
      const caller = connectCloud(
        localConnection(poor.endpoint, { accessKeyId: "POOR", accessKeySecret: "poor-secret" }),
      );
      expect((await failure(caller.createRole(role))).fields).toMatchObject({
        kind: "no-permission",
        missingAction: "ram:CreateRole",
      });
    } finally {
      await poor.close();
    }
  });
});

describe("a network that misbehaves", () => {
  it("throttling is waited out", async () => {
    await fault({ faults: [{ product: "ram", action: "CreateRole", kind: "throttle", retryAfterMs: 20 }] });
    await cloud.createRole(role);
    expect(await cloud.getRole("Readers")).not.toBeNull();
  });

  it("a reset after the effect is settled by reading, and written once", async () => {
    await fault({ faults: [{ product: "ram", action: "CreateRole", kind: "reset-after" }] });
    const change = { action: "create" as const, address: "role/Readers", after: role };
    expect(await applyChange(cloud, change, { mayHaveRun: false, wait: async () => undefined })).toEqual({
      outcome: "settled",
    });
    expect(emulator.calls().filter((call) => call.action === "CreateRole")).toHaveLength(1);
  });

  it("a reset before the effect is tried again, after a look", async () => {
    await fault({ faults: [{ product: "ram", action: "CreateRole", kind: "reset-before" }] });
    const change = { action: "create" as const, address: "role/Readers", after: role };
    const done = await applyChange(cloud, change, { mayHaveRun: false, wait: async () => undefined });
    expect(done.outcome).toBe("applied");
    expect(await cloud.getRole("Readers")).not.toBeNull();
  });

  it("a write is never repeated by the adapter itself", async () => {
    await fault({ faults: [{ product: "ram", action: "CreateRole", kind: "reset-before" }] });
    expect((await failure(cloud.createRole(role))).kind).toBe("unknown-outcome");
    expect(await cloud.getRole("Readers")).toBeNull();
  });

  it("an HTML error page is no success", async () => {
    await fault({ faults: [{ product: "ram", action: "DeleteRole", kind: "html502" }] });
    await cloud.createRole(role);
    expect((await failure(cloud.deleteRole("Readers"))).kind).toBe("unknown-outcome");
  });
});

describe("workspaces and memberships", () => {
  it("are created and listed", async () => {
    const made = await cloud.createWorkspace("New team");
    expect((await cloud.listWorkspaces()).map((workspace) => workspace.id)).toContain(made.id);
  });

  it("are granted through the unpublished API, by RoleId", async () => {
    await cloud.createRole(role);
    const roleId = (await cloud.getRole("Readers"))?.roleId ?? "";
    const [target] = await cloud.bailianControl.listWorkspaces("ap-southeast-1");
    const outerKey = outerKeyOf(roleId);
    await cloud.bailianControl.createUser("ap-southeast-1", { outerKey, name: "Readers" });
    await cloud.bailianControl.createUser("ap-southeast-1", { outerKey, name: "Readers" });
    await cloud.bailianControl.changePermissions("ap-southeast-1", {
      outerKey,
      tenantId: target?.tenantId ?? "",
      permissionIndexes: [1],
    });
    const calls = emulator.calls().filter((call) => call.product === "bailiancontrol");
    expect(calls.map((call) => call.action)).toEqual([
      "ListWorkspaces",
      "CreateUser",
      "CreateUser",
      "ChangeUserPermissions",
    ]);
  });
});
