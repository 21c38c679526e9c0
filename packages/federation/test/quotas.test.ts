import { addressOf, type FederationDocument, federationDocumentSchema } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { desiredState, makePlan, type ObservedResource, type ObservedState } from "../src/index.ts";

const now = new Date("2026-01-01T00:00:00Z");
const accountId = "5123456789012345";
const document = federationDocumentSchema.parse({
  apiVersion: "modelstudio-sso/v1",
  name: "acme",
  site: "international",
  accountId,
  loginPath: { kind: "ram-user", users: [{ name: "alice", create: true }], grant: "one-role" },
  roles: [
    {
      name: "Admins",
      policies: ["AliyunBailianDataFullAccess", "AliyunBailianControlFullAccess"],
      workspaces: [{ workspace: "ws-1", role: "Admin" }],
    },
  ],
});
const provider = {
  kind: "saml-provider" as const,
  name: "Acme",
  metadataXml: "<EntityDescriptor/>",
  description: "",
};

function findings(seen: Partial<ObservedState>, wanted: Partial<FederationDocument> = {}) {
  const observed: ObservedState = {
    caller: { accountId, arn: `acs:ram::${accountId}:root`, identityType: "Account" },
    resources: new Map(),
    workspaces: null,
    samlProviders: [],
    quotas: {},
    ...seen,
  };
  const desired = desiredState({ ...document, ...wanted }, { now });
  const withProvider = { ...desired, resources: [provider, ...desired.resources] };
  return makePlan(withProvider, observed, { kind: "apply", now }).findings.filter(
    (found) => found.code === "plan.quota",
  );
}

/** As the SDK names them, and as the wire does. */
const spellings = (quotas: Record<string, number>) => [
  quotas,
  Object.fromEntries(
    Object.entries(quotas).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  ),
];

describe("quotas, before anything is written", () => {
  it.each([
    [{ roles: 1000, rolesQuota: 1000 }, "at most 1000 roles in the account"],
    [{ users: 5, usersQuota: 5 }, "at most 5 RAM users in the account"],
    [{ policies: 1500, policiesQuota: 1500 }, "at most 1500 custom policies in the account"],
    [{ attachedSystemPoliciesPerRoleQuota: 1 }, "at most 1 system policies"],
    [{ attachedPoliciesPerUserQuota: 0 }, "at most 0 custom policies"],
  ])("%j stops the plan", (quotas, want) => {
    for (const spelled of spellings(quotas)) {
      expect(findings({ quotas: spelled })).toMatchObject([{ severity: "error", want }]);
    }
  });

  it("that leave room, or are not reported, say nothing", () => {
    const enough = {
      roles: 999,
      rolesQuota: 1000,
      users: 4,
      usersQuota: 5,
      policies: 1,
      policiesQuota: 2,
      attachedSystemPoliciesPerRoleQuota: 2,
      attachedPoliciesPerUserQuota: 1,
      policySizeQuota: 6144,
    };
    expect(findings({ quotas: enough })).toEqual([]);
    expect(findings({})).toEqual([]);
  });

  it("count what others attached to a role that is ours, and nothing on one that gains nothing", () => {
    const [role] = desiredState(document, { now }).resources.filter((resource) => resource.kind === "role");
    if (role === undefined) throw new Error("the document wants no role");
    const attached = ["AliyunOSSFullAccess", "AliyunBailianDataFullAccess", "AliyunBailianControlFullAccess"];
    const seen = (policies: string[]): Partial<ObservedState> => ({
      resources: new Map(
        [
          { resource: role, owner: "acme", id: "1" },
          ...policies.map(
            (policy): ObservedResource => ({
              resource: { kind: "role-policy", role: "Admins", policyType: "System", policy },
              owner: "acme",
            }),
          ),
        ].map((entry) => [addressOf(entry.resource), entry]),
      ),
      quotas: { attachedSystemPoliciesPerRoleQuota: 2 },
    });
    expect(findings(seen(attached.slice(0, 2)))).toMatchObject([
      { path: "role/Admins", got: "3 system policies" },
    ]);
    expect(findings(seen(attached))).toEqual([]);
  });

  it("RAM does not report still count: SAML providers", () => {
    const names = Array.from({ length: 100 }, (_, index) => `Idp-${index}`);
    expect(findings({ samlProviders: names })).toMatchObject([
      { path: "loginPath.providerName", got: "100 existing and 1 new" },
    ]);
    expect(findings({ samlProviders: names.slice(1) })).toEqual([]);
  });

  it("of documents stop a policy, and only warn of a trust policy, whose limit is not published", () => {
    expect(findings({ quotas: { policySizeQuota: 60 } })).toMatchObject([
      { severity: "error", path: expect.stringMatching(/^custom-policy\//) },
      { severity: "warning", path: "role/Admins" },
    ]);
  });

  it("of tags count other people's tags, which stay", () => {
    const [role] = desiredState(document, { now }).resources.filter((resource) => resource.kind === "role");
    if (role?.kind !== "role") throw new Error("the document wants no role");
    const seen = (count: number): Partial<ObservedState> => {
      const others = Object.fromEntries(Array.from({ length: count }, (_, index) => [`team-${index}`, "x"]));
      const resource = { ...role, maxSessionDurationSeconds: 7200, tags: { ...role.tags, ...others } };
      return { resources: new Map([["role/Admins", { resource, owner: "acme", id: "1" }]]) };
    };
    expect(findings(seen(20))).toMatchObject([{ path: "role/Admins", got: "21 tags" }]);
    expect(findings(seen(19))).toEqual([]);
  });
});
