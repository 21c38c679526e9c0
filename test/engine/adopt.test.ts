import type { FederationDocument, PolicyDocument } from "@modelstudio-sso/contracts";
import { destroyPlan, isWrite, refusalsOf } from "@modelstudio-sso/federation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountId, federation, idpMetadata, startWorld, type World } from "./world.ts";

const metadataXml = await idpMetadata();
const workspaces = [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" as const }];
const admins = { name: "AI-Admins", groups: ["admins"], policies: [], workspaces };
const idpPath = federation({
  loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml },
  roles: [admins],
});
const userPath = federation({
  loginPath: { kind: "ram-user", users: [{ name: "lin.wei" }], grant: "one-role" },
  roles: [admins],
});
const wishing = (document: FederationDocument, ...adopt: string[]): FederationDocument => ({
  ...document,
  adopt,
});

const trusting = (principal: object): PolicyDocument => ({
  Version: "1",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: principal }],
});

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.emulator.close());

/** A role that somebody made by hand, with a policy of ours that nobody wants and one of somebody's own. */
async function roleByHand(tags: Record<string, string> = { team: "research" }): Promise<string> {
  await world.cloud.createRole({
    kind: "role",
    name: "AI-Admins",
    description: "made by hand",
    trustPolicy: trusting({ RAM: [`acs:ram::${accountId}:root`] }),
    maxSessionDurationSeconds: 7200,
    tags,
  });
  for (const policy of ["AliyunBailianFullAccess", "AliyunRAMReadOnlyAccess"]) {
    await world.cloud.attachRolePolicy({
      kind: "role-policy",
      role: "AI-Admins",
      policyType: "System",
      policy,
    });
  }
  return (await world.cloud.getRole("AI-Admins"))?.roleId ?? "";
}

describe("a role that somebody made by hand", () => {
  it("stays untouched without a wish, and the finding says which wish would do", async () => {
    await roleByHand();
    const plan = await world.plan(idpPath);
    expect(plan.changes).toContainEqual({
      action: "untouched",
      address: "role/AI-Admins",
      reason: "foreign",
    });
    const [finding] = plan.findings.filter((found) => found.code === "plan.foreign-resource");
    expect(finding?.detail).toContain('add "role/AI-Admins" to the federation\'s adopt list');
    expect(refusalsOf({ fingerprint: plan.fingerprint, plan }, plan)).toMatchObject([
      { code: "plan.refused" },
    ]);
  });

  it("becomes ours by one reviewed change, keeps its RoleId and other people's tags and policies", async () => {
    const roleId = await roleByHand();
    const document = wishing(idpPath, "role/AI-Admins");
    const plan = await world.plan(document);
    const change = plan.changes.find((entry) => entry.address === "role/AI-Admins");
    expect(change?.action === "adopt" && change.fields.map(({ field }) => field)).toEqual([
      "trustPolicy",
      "description",
      "maxSessionDurationSeconds",
      "tags.modelstudio-sso-federation",
    ]);
    expect((await world.apply(plan)).outcome).toBe("succeeded");
    expect(await world.cloud.getRole("AI-Admins")).toMatchObject({
      roleId,
      maxSessionDurationSeconds: 3600,
      tags: { team: "research", "modelstudio-sso-federation": "acme" },
    });
    expect((await world.cloud.listRolePolicies("AI-Admins")).map((entry) => entry.policy)).toEqual([
      "AliyunRAMReadOnlyAccess",
    ]);
    const again = await world.plan(document);
    expect(again.changes.filter(isWrite)).toEqual([]);
    expect(again.findings).toMatchObject([{ code: "plan.foreign-attachment" }]);
  });

  it("gets its marker before anything else of it changes", async () => {
    await roleByHand();
    await world.converge(wishing(idpPath, "role/AI-Admins"));
    const onRole = world
      .writes()
      .slice(-4)
      .map((call) => call.action);
    expect(onRole).toEqual(["CreateSAMLProvider", "TagResources", "UpdateRole", "DetachPolicyFromRole"]);
  });

  it("is never taken from another federation, wish or not", async () => {
    await roleByHand({ "modelstudio-sso-federation": "other" });
    const before = await world.cloud.getRole("AI-Admins");
    const plan = await world.plan(wishing(idpPath, "role/AI-Admins"));
    expect(plan.changes).toContainEqual({
      action: "untouched",
      address: "role/AI-Admins",
      reason: "other-federation",
      owner: "other",
    });
    expect(plan.findings).toMatchObject([{ code: "plan.foreign-resource", got: "owned by other" }]);
    await world.apply(plan);
    expect(await world.cloud.getRole("AI-Admins")).toEqual(before);
    expect((await world.apply(await destroyPlan(world.cloud, idpPath))).outcome).toBe("succeeded");
    expect(await world.cloud.getRole("AI-Admins")).toEqual(before);
  });
});

describe("other things that somebody made by hand", () => {
  it("a SAML provider is adopted with its marker and our metadata, in one call", async () => {
    await world.cloud.createSamlProvider({
      kind: "saml-provider",
      name: "AcmeIdp",
      metadataXml,
      description: "registered by hand",
    });
    expect((await world.plan(idpPath)).findings).toMatchObject([
      { code: "plan.foreign-resource", path: "saml-provider/AcmeIdp" },
    ]);
    const document = wishing(idpPath, "saml-provider/AcmeIdp");
    const plan = await world.plan(document);
    expect(plan.findings).toEqual([]);
    await world.apply(plan);
    expect(world.writes().map((call) => call.action)).toEqual([
      "CreateSAMLProvider",
      "UpdateSAMLProvider",
      "CreateRole",
    ]);
    expect((await world.plan(document)).changes.filter(isWrite)).toEqual([]);
  });

  it("a custom policy of a wanted name is seen before anything is written, and adopted with who holds it", async () => {
    const name = "msso-acme-assume-AI-Admins";
    await world.cloud.createCustomPolicy({
      kind: "custom-policy",
      name,
      description: "",
      document: { Version: "1", Statement: [{ Effect: "Deny", Action: "oss:*", Resource: "*" }] },
      tags: {},
    });
    await world.cloud.createUser({ kind: "user", name: "stray", displayName: "Stray", comments: "" });
    for (const user of ["stray", "lin.wei"]) {
      await world.cloud.attachUserPolicy({ kind: "user-policy", user, policyType: "Custom", policy: name });
    }
    const unwished = await world.plan(userPath);
    expect(unwished.findings).toMatchObject([
      { code: "plan.foreign-resource", path: `custom-policy/${name}` },
    ]);
    expect(unwished.changes.filter(isWrite).map((change) => change.address)).toEqual(["role/AI-Admins"]);
    const document = wishing(userPath, `custom-policy/${name}`);
    const plan = await world.plan(document);
    expect(plan.changes.filter(isWrite).map((change) => `${change.action} ${change.address}`)).toEqual([
      `adopt custom-policy/${name}`,
      `delete user-policy/stray/Custom:${name}`,
      "create role/AI-Admins",
    ]);
    await world.apply(plan);
    expect(await world.cloud.listPolicyUsers(name)).toEqual(["lin.wei"]);
    expect(await world.cloud.getCustomPolicy(name)).toMatchObject({
      document: { Statement: [{ Action: "sts:AssumeRole" }] },
      tags: { "modelstudio-sso-federation": "acme" },
    });
    expect((await world.plan(document)).changes.filter(isWrite)).toEqual([]);
  });

  it("a RAM user is not adopted, and a wish that can mean nothing is an error", async () => {
    const document = wishing(userPath, "user/lin.wei", "role/AI-Admin");
    expect((await world.plan(document)).findings).toMatchObject([
      { code: "plan.unknown-wish", path: "adopt[0]", got: "user/lin.wei" },
      { code: "plan.unknown-wish", path: "adopt[1]", got: "role/AI-Admin" },
    ]);
  });
});
