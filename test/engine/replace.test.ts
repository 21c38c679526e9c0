import type { FederationDocument } from "@modelstudio-sso/contracts";
import { type AppliedHistory, isWrite } from "@modelstudio-sso/federation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { federation, idpMetadata, startWorld, type World } from "./world.ts";

const document = federation({
  loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: await idpMetadata() },
  roles: [
    {
      name: "Admins",
      groups: ["admins"],
      policies: ["AliyunBailianDataFullAccess"],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Admin" }],
    },
  ],
});
const replacing = (roleId: string): FederationDocument => ({
  ...document,
  replace: [{ role: "Admins", roleId }],
});

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.converge(document);
});
afterEach(() => world.emulator.close());

async function roleId(): Promise<string> {
  return (await world.cloud.getRole("Admins"))?.roleId ?? "none";
}

function strike(fault: object): Promise<unknown> {
  return fetch(`${world.emulator.url}/_emulator/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
}

describe("replacing a role on purpose", () => {
  it("deletes and makes it once, attaches what is wanted, and names what is lost", async () => {
    await world.cloud.attachRolePolicy({
      kind: "role-policy",
      role: "Admins",
      policyType: "System",
      policy: "AliyunRAMReadOnlyAccess",
    });
    const before = await roleId();
    const plan = await world.plan(replacing(before));
    expect(plan.changes.filter(isWrite).map((change) => `${change.action} ${change.address}`)).toEqual([
      "replace role/Admins",
      "create role-policy/Admins/System:AliyunBailianDataFullAccess",
    ]);
    const [finding] = plan.findings.filter((found) => found.code === "plan.replaces-role");
    expect(finding).toMatchObject({ got: before, path: "role/Admins" });
    expect(finding?.detail).toContain("It loses AliyunRAMReadOnlyAccess, too.");
    const written = world.writes().length;
    expect((await world.apply(plan)).outcome).toBe("succeeded");
    expect(
      world
        .writes()
        .slice(written)
        .map((call) => call.action),
    ).toEqual([
      "DetachPolicyFromRole",
      "DetachPolicyFromRole",
      "DeleteRole",
      "CreateRole",
      "AttachPolicyToRole",
    ]);
    expect(await roleId()).not.toBe(before);
    expect((await world.plan(replacing(before))).changes.filter(isWrite)).toEqual([]);
  });

  it("means nothing for a RoleId that is gone, and is an error for a role nobody wants", async () => {
    expect((await world.plan(replacing("1234567890"))).changes.filter(isWrite)).toEqual([]);
    const wrong = { ...document, replace: [{ role: "Admin", roleId: await roleId() }] };
    expect((await world.plan(wrong)).findings).toMatchObject([
      { code: "plan.unknown-wish", path: "replace[0].role", got: "Admin" },
    ]);
  });

  it("never deletes another role than the one that was named, whoever put it there meanwhile", async () => {
    const plan = await world.plan(replacing(await roleId()));
    const seen = await world.cloud.getRole("Admins");
    if (seen === null) throw new Error("the role is missing");
    const [attachment] = await world.cloud.listRolePolicies("Admins");
    if (attachment === undefined) throw new Error("the role carries no policy");
    await world.cloud.detachRolePolicy({ kind: "role-policy", role: "Admins", ...attachment });
    await world.cloud.deleteRole("Admins");
    await world.cloud.createRole({ kind: "role", ...seen, tags: { team: "somebody" } });
    const theirs = await world.cloud.getRole("Admins");
    expect((await world.apply(plan)).outcome).toBe("failed");
    expect(await world.cloud.getRole("Admins")).toEqual(theirs);
  });

  for (const action of ["DetachPolicyFromRole", "DeleteRole", "CreateRole", "GetRole"]) {
    for (const fault of [{ kind: "reset-before" }, { kind: "reset-after" }, { kind: "500" }]) {
      it(`goes on where ${action} was struck by ${fault.kind}`, async () => {
        const before = await roleId();
        const plan = await world.plan(replacing(before));
        await strike({ ...fault, product: "ram", action });
        const { outcome, events } = await world.apply(plan);
        expect(outcome).toBe("succeeded");
        expect(events.filter((event) => event.type === "change-done")).toHaveLength(2);
        const made = world.writes().filter((call) => call.action === "CreateRole" && call.status === 200);
        expect(new Set(made.map((call) => call.params.RoleName))).toEqual(new Set(["Admins"]));
        expect((await world.plan(replacing(before))).changes.filter(isWrite)).toEqual([]);
        expect(await world.cloud.listRolePolicies("Admins")).toHaveLength(1);
        expect(await roleId()).not.toBe(before);
      });
    }
  }
});

describe("a role that somebody deleted and made again", () => {
  it("is noticed by its RoleId although everything else is as wanted, and replacing is not asked for", async () => {
    const history: AppliedHistory = { roleIds: { Admins: await roleId() } };
    expect((await world.plan(document, { history })).findings).toEqual([]);
    const seen = await world.cloud.getRole("Admins");
    const attachment = {
      kind: "role-policy" as const,
      role: "Admins",
      policyType: "System" as const,
      policy: "AliyunBailianDataFullAccess",
    };
    if (seen === null) throw new Error("the role is missing");
    await world.cloud.detachRolePolicy(attachment);
    await world.cloud.deleteRole("Admins");
    await world.cloud.createRole({ kind: "role", ...seen });
    await world.cloud.attachRolePolicy(attachment);
    const plan = await world.plan(document, { history });
    expect(plan.changes.filter(isWrite)).toEqual([]);
    expect(plan.findings).toMatchObject([
      {
        code: "plan.role-recreated",
        severity: "warning",
        path: "role/Admins",
        want: `RoleId ${history.roleIds.Admins}, as the last run left it`,
        got: `RoleId ${await roleId()}`,
      },
    ]);
  });
});
