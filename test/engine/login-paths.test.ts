import { destroyPlan, isWrite, samePolicy } from "@modelstudio-sso/federation";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountId, federation, idpMetadata, startWorld, type World } from "./world.ts";

const metadataXml = await idpMetadata();
const admins = {
  name: "AI-Admins",
  groups: ["admins"],
  workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Admin" as const }],
};
const readers = {
  name: "AI-Readers",
  groups: ["readers"],
  workspaces: [{ workspace: "ws-9c8b7a6d5e4f3021", role: "Visitor" as const }],
};
const roles = [admins, readers];
const idpPath = federation({ loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml }, roles });

function userPath(grant: "one-role" | "all-roles") {
  return federation({
    loginPath: { kind: "ram-user", grant, users: [{ name: "lin.wei" }] },
    roles: [
      { ...admins, users: ["lin.wei"] },
      { ...readers, users: ["lin.wei"] },
    ],
  });
}

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.emulator.close());

/** Every identity policy document and attachment that went over the wire. */
function grantsOnTheWire(from: World) {
  return from.emulator.calls().filter((call) => {
    const { action, params } = call;
    if (action === "CreatePolicy" || action === "CreatePolicyVersion")
      return /sts:/i.test(params.PolicyDocument ?? "");
    if (action.startsWith("AttachPolicy"))
      return /STS|AdministratorAccess|assume/i.test(params.PolicyName ?? "");
    return false;
  });
}

/** Signs in as the user and switches to the role as a person would: `console`, or the code of the refusal. */
async function switchTo(role: string): Promise<string> {
  const { url } = world.emulator;
  const logon = await fetch(`${url}/login`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ userName: "lin.wei", account: accountId, password: "Sandbox-Logon-1" }),
  });
  const cookie = logon.headers
    .getSetCookie()
    .map((entry) => entry.split(";")[0])
    .join("; ");
  const form = await (await fetch(`${url}/console/switch-identity`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]*)"/.exec(form)?.[1] ?? "";
  const switched = await fetch(`${url}/console/switch-identity`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie },
    body: new URLSearchParams({ account: accountId, roleName: role, csrf }),
  });
  if (switched.headers.get("location") === "/console") return "console";
  return /data-testid="error-code"[^>]*>([^<]*)</.exec(await switched.text())?.[1] ?? "no code";
}

describe("the two login paths", () => {
  it("never grants sts:AssumeRole on the IdP path, whatever the document", async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9.-]{0,20}$/), {
      minLength: 1,
      maxLength: 4,
      selector: (name) => name.toLowerCase(),
    });
    const policies = fc.subarray([
      "AliyunBailianDataReadOnlyAccess",
      "AliyunBailianDataFullAccess",
      "AliyunBailianControlReadOnlyAccess",
      "AliyunBailianControlFullAccess",
      "AliyunBailianReadOnlyAccess",
      "AliyunBailianFullAccess",
    ] as const);
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(policies, { minLength: 4, maxLength: 4 }),
        async (roleNames, chosen) => {
          const document = federation({
            loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml },
            roles: roleNames.map((name, index) => ({
              name,
              groups: [`group-${index}`],
              policies: [...(chosen[index] ?? [])],
              workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
            })),
          });
          expect((await world.converge(document)).outcome).toBe("succeeded");
          expect((await world.plan(document)).changes.filter(isWrite)).toEqual([]);
          expect(grantsOnTheWire(world)).toEqual([]);
        },
      ),
      { numRuns: 15, seed: 20_260_101 },
    );
  });

  it("grants exactly one role per custom policy under method 2", async () => {
    await world.converge(userPath("one-role"));
    const grants = grantsOnTheWire(world);
    expect(grants.map((call) => call.action).sort()).toEqual([
      "AttachPolicyToUser",
      "AttachPolicyToUser",
      "CreatePolicy",
      "CreatePolicy",
    ]);
    const policy = await world.cloud.getCustomPolicy("msso-acme-assume-AI-Admins");
    expect(policy?.document.Statement).toEqual([
      { Effect: "Allow", Action: "sts:AssumeRole", Resource: `acs:ram:*:${accountId}:role/AI-Admins` },
    ]);
    const role = await world.cloud.getRole("AI-Admins");
    expect(
      samePolicy(role?.trustPolicy.Statement[0]?.Principal, { RAM: [`acs:ram::${accountId}:user/lin.wei`] }),
    ).toBe(true);
  });

  it("lets the user take the granted role and refuses another one under method 2", async () => {
    const both = userPath("one-role");
    await world.converge({ ...both, roles: both.roles.slice(0, 1) });
    await world.cloud.createRole({
      kind: "role",
      name: "Somebody-Elses",
      description: "trusts the user, but the user has no grant for it",
      trustPolicy: {
        Version: "1",
        Statement: [
          {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { RAM: [`acs:ram::${accountId}:user/lin.wei`] },
          },
        ],
      },
      maxSessionDurationSeconds: 3600,
      tags: {},
    });
    expect(await switchTo("AI-Admins")).toBe("console");
    expect(await switchTo("Somebody-Elses")).toBe("NoPermission");
  });

  it("attaches AliyunSTSAssumeRoleAccess and nothing else under method 1", async () => {
    await world.converge(userPath("all-roles"));
    expect(grantsOnTheWire(world).map((call) => `${call.action} ${call.params.PolicyName}`)).toEqual([
      "AttachPolicyToUser AliyunSTSAssumeRoleAccess",
    ]);
    expect(await switchTo("AI-Admins")).toBe("console");
  });

  for (const grant of ["one-role", "all-roles"] as const) {
    it(`takes the old grant away when the path changes (${grant} to IdP)`, async () => {
      await world.converge(userPath(grant));
      expect((await world.converge(idpPath)).outcome).toBe("succeeded");
      expect(await world.cloud.listUserPolicies("lin.wei")).toEqual([]);
      expect(await world.cloud.getCustomPolicy("msso-acme-assume-AI-Admins")).toBeNull();
      expect((await world.plan(idpPath)).changes.filter(isWrite)).toEqual([]);
      const role = await world.cloud.getRole("AI-Admins");
      expect(Object.keys(role?.tags ?? {})).toEqual(["modelstudio-sso-federation"]);
    });
  }

  it("takes the other method's grant away when the method changes", async () => {
    await world.converge(userPath("all-roles"));
    await world.converge(userPath("one-role"));
    expect((await world.cloud.listUserPolicies("lin.wei")).map((entry) => entry.policy).sort()).toEqual([
      "msso-acme-assume-AI-Admins",
      "msso-acme-assume-AI-Readers",
    ]);
  });

  it("never takes away a grant that somebody else had given", async () => {
    await world.cloud.attachUserPolicy({
      kind: "user-policy",
      user: "lin.wei",
      policyType: "System",
      policy: "AliyunSTSAssumeRoleAccess",
    });
    await world.converge(userPath("all-roles"));
    await world.converge(idpPath);
    expect((await world.cloud.listUserPolicies("lin.wei")).map((entry) => entry.policy)).toEqual([
      "AliyunSTSAssumeRoleAccess",
    ]);
  });

  it("creates a RAM user where asked, and never deletes one", async () => {
    const withNew = federation({
      loginPath: {
        kind: "ram-user",
        users: [{ name: "model-user", create: true, displayName: "Model user" }],
      },
      roles: [admins],
    });
    await world.converge(withNew);
    expect(await world.cloud.getUser("model-user")).toMatchObject({ displayName: "Model user" });
    const plan = await world.plan({ ...idpPath, roles: idpPath.roles.slice(0, 1) });
    expect(plan.changes.filter(isWrite).map((change) => change.address)).not.toContain("user/model-user");
  });

  it("keeps the memory of a grant when taking it away fails, and takes it away the next time", async () => {
    await world.converge(userPath("all-roles"));
    await fetch(`${world.emulator.url}/_emulator/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        faults: [{ kind: "500", product: "ram", action: "DetachPolicyFromUser", times: 50 }],
      }),
    });
    expect((await world.converge(idpPath)).outcome).toBe("failed");
    await fetch(`${world.emulator.url}/_emulator/faults`, { method: "DELETE" });
    expect((await world.converge(idpPath)).outcome).toBe("succeeded");
    expect(await world.cloud.listUserPolicies("lin.wei")).toEqual([]);
  });

  it("leaves a grant that another federation needs, until that one is gone too", async () => {
    const first = userPath("all-roles");
    const second = {
      ...first,
      name: "other",
      roles: [
        {
          ...readers,
          name: "Other-Readers",
          users: ["lin.wei"],
          policies: [],
          maxSessionDurationSeconds: 3600,
        },
      ],
    };
    await world.converge(first);
    await world.converge(second);
    expect((await world.apply(await destroyPlan(world.cloud, first))).outcome).toBe("succeeded");
    expect((await world.cloud.listUserPolicies("lin.wei")).map((entry) => entry.policy)).toEqual([
      "AliyunSTSAssumeRoleAccess",
    ]);
    expect((await world.plan(second)).changes.filter(isWrite)).toEqual([]);
    expect((await world.apply(await destroyPlan(world.cloud, second))).outcome).toBe("succeeded");
    expect(await world.cloud.listUserPolicies("lin.wei")).toEqual([]);
  });
});
