import { addressOf, federationDocumentSchema, type Resource } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import {
  assumeRolePolicyName,
  type DesiredState,
  desiredState,
  isWrite,
  makePlan,
  type ObservedResource,
  type ObservedState,
  refusalsOf,
  sentence,
  verifyReport,
} from "../src/index.ts";

const now = new Date("2026-01-01T00:00:00Z");
const document = federationDocumentSchema.parse({
  apiVersion: "modelstudio-sso/v1",
  name: "acme",
  site: "china",
  accountId: "5123456789012345",
  loginPath: {
    kind: "ram-user",
    users: [{ name: "alice" }, { name: "bob", create: true }],
    grant: "one-role",
  },
  roles: [
    {
      name: "Admins",
      users: ["alice"],
      policies: ["AliyunBailianDataFullAccess"],
      workspaces: [{ workspace: "ws-1", role: "Admin" }],
    },
    { name: "Readers", workspaces: [{ workspace: "ws-1", role: "Visitor", displayName: "Reading" }] },
  ],
});
const desired = desiredState(document, { now });

function observed(resources: ObservedResource[], account = document.accountId): ObservedState {
  return {
    caller: { accountId: account, arn: "acs:ram::5123456789012345:root", identityType: "Account" },
    resources: new Map(resources.map((entry) => [addressOf(entry.resource), entry])),
    workspaces: [{ id: "ws-1", name: "One", region: "cn-beijing" }],
    samlProviders: [],
    quotas: {},
  };
}
const planOf = (wanted: DesiredState, seen: ObservedState) => makePlan(wanted, seen, { kind: "apply", now });
const alice: ObservedResource = {
  resource: { kind: "user", name: "alice", displayName: "", comments: "" },
  owner: null,
};
const asWanted = (resource: Resource): ObservedResource => ({ resource, owner: "acme" });

describe("a plan", () => {
  it("creates what others need first", () => {
    const plan = planOf(desired, observed([alice]));
    expect(plan.changes.filter(isWrite).map((change) => change.address)).toEqual([
      "user/bob",
      "custom-policy/msso-acme-assume-Admins",
      "custom-policy/msso-acme-assume-Readers",
      "role/Admins",
      "role/Readers",
      "role-policy/Admins/System:AliyunBailianDataFullAccess",
      "user-policy/alice/Custom:msso-acme-assume-Admins",
      "user-policy/alice/Custom:msso-acme-assume-Readers",
      "user-policy/bob/Custom:msso-acme-assume-Readers",
    ]);
    expect(plan.membershipSteps).toEqual([
      { role: "Admins", workspace: "ws-1", workspaceRole: "Admin", displayName: "Admins" },
      { role: "Readers", workspace: "ws-1", workspaceRole: "Visitor", displayName: "Reading" },
    ]);
  });

  it("is empty where everything is as wanted, and has the same fingerprint each time", () => {
    const seen = observed([alice, ...desired.resources.map(asWanted)]);
    const plan = planOf(desired, seen);
    expect(plan.changes.filter(isWrite)).toEqual([]);
    expect(verifyReport(plan).ok).toBe(true);
    expect(planOf(desired, observed([...desired.resources.map(asWanted).reverse(), alice])).fingerprint).toBe(
      plan.fingerprint,
    );
  });

  it("has another fingerprint as soon as the cloud or the document moves", () => {
    const base = planOf(desired, observed([alice])).fingerprint;
    const moved = observed([{ ...alice, owner: "somebody" }]);
    expect(planOf(desired, moved).fingerprint).not.toBe(base);
    const other = desiredState({ ...document, roles: document.roles.slice(1) }, { now });
    expect(planOf(other, observed([alice])).fingerprint).not.toBe(base);
  });

  it("refuses a user that is not there and is not to be created", () => {
    expect(planOf(desired, observed([])).findings).toMatchObject([
      { code: "federation.path.principal-missing", got: "alice", severity: "error" },
    ]);
  });

  it("says who is trusted beyond the plan, and takes that away", () => {
    const seen = desired.resources.map((resource) =>
      resource.kind === "role" && resource.name === "Admins"
        ? asWanted({
            ...resource,
            trustPolicy: {
              Version: "1",
              Statement: [
                {
                  Effect: "Allow",
                  Action: "sts:AssumeRole",
                  Principal: { RAM: ["acs:ram::5123456789012345:user/alice", "acs:ram::99:root"] },
                },
              ],
            },
          })
        : asWanted(resource),
    );
    const plan = planOf(desired, observed([alice, ...seen]));
    expect(plan.findings).toMatchObject([{ code: "plan.trust-widened", got: "acs:ram::99:root" }]);
    expect(plan.changes.filter(isWrite)).toMatchObject([
      { action: "update", address: "role/Admins", fields: [{ field: "trustPolicy" }] },
    ]);
  });

  it("counts against the account's own quota", () => {
    const tight = { ...observed([alice]), quotas: { roles: 999, rolesQuota: 1000 } };
    expect(planOf(desired, tight).findings).toMatchObject([
      { code: "plan.quota", want: "at most 1000 roles in the account" },
    ]);
  });

  it("leaves a policy alone that somebody else attached to our role, and says so", () => {
    const extra: ObservedResource = {
      resource: { kind: "role-policy", role: "Admins", policyType: "System", policy: "AliyunOSSFullAccess" },
      owner: "acme",
    };
    const plan = planOf(desired, observed([alice, ...desired.resources.map(asWanted), extra]));
    expect(plan.changes.filter(isWrite)).toEqual([]);
    expect(plan.findings).toMatchObject([{ code: "plan.foreign-attachment", got: "AliyunOSSFullAccess" }]);
  });

  it("is told in sentences", () => {
    const plan = planOf(desired, observed([alice]));
    expect(plan.changes.slice(0, 2).map(sentence)).toEqual([
      "Create the RAM user bob.",
      "Create the custom policy msso-acme-assume-Admins.",
    ]);
  });

  it("takes a grant away before its role forgets it, and gives one after its role has noted it", () => {
    const allRoles = federationDocumentSchema.parse({
      ...document,
      loginPath: { kind: "ram-user", users: [{ name: "alice" }], grant: "all-roles" },
      roles: [{ name: "Admins", workspaces: [] }],
    });
    const granted = desiredState(allRoles, { now });
    const giving = planOf(granted, observed([alice]))
      .changes.filter(isWrite)
      .map((change) => change.address);
    expect(giving).toEqual(["role/Admins", "user-policy/alice/System:AliyunSTSAssumeRoleAccess"]);
    const single = federationDocumentSchema.parse({
      ...allRoles,
      loginPath: { ...allRoles.loginPath, grant: "one-role" },
    });
    const taking = planOf(
      desiredState(single, { now }),
      observed([alice, ...granted.resources.map(asWanted)]),
    );
    expect(taking.changes.filter(isWrite).map((change) => `${change.action} ${change.address}`)).toEqual([
      "create custom-policy/msso-acme-assume-Admins",
      "delete user-policy/alice/System:AliyunSTSAssumeRoleAccess",
      "update role/Admins",
      "create user-policy/alice/Custom:msso-acme-assume-Admins",
    ]);
  });

  it("gives roles that differ in a dot two policies", () => {
    expect(assumeRolePolicyName("acme", "dev.a")).not.toBe(assumeRolePolicyName("acme", "dev-a"));
    expect(assumeRolePolicyName("a".repeat(40), `${"r".repeat(63)}.`).length).toBeLessThanOrEqual(128);
  });

  it("refuses more tags than a role can hold", () => {
    const many = federationDocumentSchema.parse({
      ...document,
      loginPath: {
        kind: "ram-user",
        users: Array.from({ length: 20 }, (_, index) => ({ name: `user-${index}`, create: true })),
        grant: "all-roles",
      },
      roles: [{ name: "Admins", workspaces: [] }],
    });
    expect(planOf(desiredState(many, { now }), observed([])).findings).toMatchObject([
      { code: "federation.path.all-roles" },
      { code: "federation.role.no-workspace" },
      { code: "plan.quota", got: "21 tags" },
    ]);
  });

  it("deletes a role only where that is accepted by name", () => {
    const seen = observed([alice, ...desired.resources.map(asWanted)]);
    const plan = planOf(desiredState({ ...document, roles: document.roles.slice(1) }, { now }), seen);
    const approval = { fingerprint: plan.fingerprint, plan };
    expect(refusalsOf(approval, plan)).toMatchObject([
      { code: "plan.unacknowledged", want: "acknowledged: plan.deletes-role" },
    ]);
    expect(refusalsOf({ ...approval, acknowledge: ["plan.deletes-role"] }, plan)).toEqual([]);
  });
});

describe("a trust policy that RAM hands back", () => {
  it("in small letters is the same one: no drift, nobody let in, nobody shut out", () => {
    const lower = (resource: Resource): Resource =>
      resource.kind === "role"
        ? {
            ...resource,
            trustPolicy: JSON.parse(
              JSON.stringify(resource.trustPolicy).replaceAll(/acs:ram[^"]+/g, (arn) => arn.toLowerCase()),
            ),
          }
        : resource;
    const named = federationDocumentSchema.parse({
      ...document,
      loginPath: { kind: "ram-user", users: [{ name: "Alice", create: true }] },
      roles: [{ name: "Admins", workspaces: [{ workspace: "ws-1", role: "Admin" }] }],
    });
    const wanted = desiredState(named, { now });
    const plan = planOf(wanted, observed(wanted.resources.map(lower).map(asWanted)));
    expect(plan.changes.filter(isWrite)).toEqual([]);
    expect(plan.findings).toEqual([]);
  });
});
