import { isWrite, verifyReport } from "@modelstudio-sso/federation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountId, federation, idpMetadata, startWorld, type World } from "./world.ts";

const metadataXml = await idpMetadata();
const document = federation({
  loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml },
  roles: [
    {
      name: "AI-Admins",
      groups: ["AI-Platform-Admins"],
      policies: ["AliyunBailianDataFullAccess", "AliyunBailianControlFullAccess"],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Admin" }],
    },
    {
      name: "AI-Developers",
      groups: ["AI-Developers"],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
    },
  ],
});

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.emulator.close());

describe("apply on the IdP path", () => {
  it("reaches the wanted state in one run, and then wants nothing more", async () => {
    const { outcome } = await world.converge(document);
    expect(outcome).toBe("succeeded");
    const again = await world.plan(document);
    expect(again.changes.filter(isWrite)).toEqual([]);
    expect(verifyReport(again)).toMatchObject({ ok: true, drift: [], checked: 5 });
    const before = world.writes().length;
    await world.apply(again);
    expect(world.writes()).toHaveLength(before);
  });

  it("writes as many calls as things change", async () => {
    await world.converge(document);
    expect(
      world
        .writes()
        .map((call) => call.action)
        .sort(),
    ).toEqual(["AttachPolicyToRole", "AttachPolicyToRole", "CreateRole", "CreateRole", "CreateSAMLProvider"]);
  });

  it("makes trust policies that name the provider and the site's recipient", async () => {
    await world.converge(document);
    const role = await world.cloud.getRole("AI-Admins");
    expect(role?.trustPolicy).toEqual({
      Version: "1",
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Federated: [`acs:ram::${accountId}:saml-provider/AcmeIdp`] },
          Condition: {
            StringEquals: { "saml:recipient": ["https://signin.alibabacloud.com/saml-role/sso"] },
          },
        },
      ],
    });
  });

  it("shows exactly what somebody changed behind its back", async () => {
    await world.converge(document);
    const role = await world.cloud.getRole("AI-Developers");
    if (role === null) throw new Error("the role is missing");
    await world.cloud.updateRole({ kind: "role", ...role, maxSessionDurationSeconds: 7200 });
    await world.cloud.attachRolePolicy({
      kind: "role-policy",
      role: "AI-Developers",
      policyType: "System",
      policy: "AliyunBailianFullAccess",
    });
    const writes = (await world.plan(document)).changes.filter(isWrite);
    expect(writes).toMatchObject([
      {
        action: "update",
        address: "role/AI-Developers",
        fields: [{ field: "maxSessionDurationSeconds", before: "7200", after: "3600" }],
      },
      { action: "delete", address: "role-policy/AI-Developers/System:AliyunBailianFullAccess" },
    ]);
    await world.converge(document);
    expect((await world.plan(document)).changes.filter(isWrite)).toEqual([]);
  });

  it("leaves a role of the same name that it did not make, and refuses the plan", async () => {
    await world.cloud.createRole({
      kind: "role",
      name: "AI-Admins",
      description: "made by hand",
      trustPolicy: {
        Version: "1",
        Statement: [
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${accountId}:root`] } },
        ],
      },
      maxSessionDurationSeconds: 3600,
      tags: {},
    });
    const plan = await world.plan(document);
    expect(plan.findings.map((found) => found.code)).toContain("plan.foreign-resource");
    expect(plan.changes.find((change) => change.address === "role/AI-Admins")?.action).toBe("untouched");
    expect(plan.changes.filter(isWrite).map((change) => change.address)).not.toContain(
      "role-policy/AI-Admins/System:AliyunBailianDataFullAccess",
    );
  });

  it("removes a role that the document no longer has, with its attachments first", async () => {
    await world.converge(document);
    const smaller = { ...document, roles: document.roles.slice(1) };
    const plan = await world.plan(smaller);
    expect(plan.changes.filter(isWrite).map((change) => `${change.action} ${change.address}`)).toEqual([
      "delete role-policy/AI-Admins/System:AliyunBailianControlFullAccess",
      "delete role-policy/AI-Admins/System:AliyunBailianDataFullAccess",
      "delete role/AI-Admins",
    ]);
    expect((await world.apply(plan)).outcome).toBe("succeeded");
    expect(await world.cloud.getRole("AI-Admins")).toBeNull();
  });

  it("refuses a workspace that does not exist, before anything is written", async () => {
    const wrong = {
      ...document,
      roles: document.roles.map((role) => ({
        ...role,
        workspaces: [{ workspace: "ws-nowhere", role: "Admin" as const }],
      })),
    };
    const plan = await world.plan(wrong);
    expect(plan.findings).toMatchObject([
      { code: "federation.workspace.unknown", got: "ws-nowhere", severity: "error" },
      { code: "federation.workspace.unknown", severity: "error" },
    ]);
    expect(world.writes()).toEqual([]);
  });

  it("refuses another account than the credentials'", async () => {
    const plan = await world.plan({ ...document, accountId: "1111111111111111" });
    expect(plan.findings).toMatchObject([
      { code: "cloud.account.mismatch", want: "1111111111111111", got: accountId },
    ]);
  });
});
