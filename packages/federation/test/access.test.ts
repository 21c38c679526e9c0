import type { PolicyDocument, Resource } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import {
  accessChoice,
  accessDifference,
  accessLegend,
  accessMatrix,
  bailianPolicies,
  capabilitiesOfPolicy,
  type ObservedResource,
  observedAccessState,
  plannedAccessState,
  readTrust,
  sessionAccess,
  subjectsNamed,
  withoutImplied,
  workspacePresets,
} from "../src/index.ts";
import {
  accountId,
  asWanted,
  desiredMatrix,
  document,
  observedMatrix,
  planFor,
  seen,
} from "./access-world.ts";

const acs = "https://signin.alibabacloud.com/saml-role/sso";
const arn = (rest: string) => `acs:ram::${accountId}:${rest}`;
const given = { accountId, site: "international" as const };

function trust(...statements: Record<string, unknown>[]): PolicyDocument {
  return {
    Version: "1",
    Statement: statements.map((statement) => ({ Effect: "Allow", Action: "sts:AssumeRole", ...statement })),
  };
}
const provider = { Principal: { Federated: [arn("saml-provider/Acme")] } };
const recipient = { Condition: { StringEquals: { "saml:recipient": [acs] } } };

describe("reading a trust policy", () => {
  const ways = (policy: PolicyDocument) =>
    readTrust(policy, given).map(({ subject, way }) => `${subject.kind} ${subject.name} ${way}`);

  it.each([
    ["the documented form is open", trust({ ...provider, ...recipient }), ["provider Acme open"]],
    [
      "a string does as well as a list",
      trust({
        Principal: { Federated: arn("saml-provider/Acme") },
        Condition: { StringEquals: { "saml:recipient": acs } },
      }),
      ["provider Acme open"],
    ],
    ["a missing recipient is not taken for granted", trust(provider), ["provider Acme conditional"]],
    [
      "another site's recipient is not this one's",
      trust({
        ...provider,
        Condition: { StringEquals: { "saml:recipient": "https://signin.aliyun.com/saml-role/sso" } },
      }),
      ["provider Acme conditional"],
    ],
    [
      "one condition more makes it conditional",
      trust({
        ...provider,
        Condition: { ...recipient.Condition, IpAddress: { "acs:SourceIp": "10.0.0.0/8" } },
      }),
      ["provider Acme conditional"],
    ],
    [
      "root, users and strangers are told apart",
      trust({
        Principal: {
          RAM: [arn("root"), arn("user/alice"), "acs:ram::999:root"],
          Service: "ecs.aliyuncs.com",
        },
      }),
      [
        `account ${accountId} open`,
        "user alice open",
        "other acs:ram::999:root open",
        "other ecs.aliyuncs.com open",
      ],
    ],
    [
      "another account's provider of the same name is a stranger",
      trust({ Principal: { Federated: "acs:ram::999:saml-provider/Acme" }, ...recipient }),
      ["other acs:ram::999:saml-provider/Acme conditional"],
    ],
    [
      "an element it does not read makes it conditional",
      trust({ ...provider, ...recipient, NotPrincipal: { RAM: "*" } }),
      ["provider Acme conditional"],
    ],
    ["a deny wins", trust({ ...provider, ...recipient }, { ...provider, Effect: "Deny" }), []],
    [
      "a deny of the account reaches its users",
      trust({ Principal: { RAM: arn("user/alice") } }, { Effect: "Deny", Principal: { RAM: arn("root") } }),
      [],
    ],
    [
      "a deny under a condition leaves it uncertain",
      trust(
        { ...provider, ...recipient },
        { ...provider, Effect: "Deny", Condition: { Bool: { "acs:SecureTransport": "false" } } },
      ),
      ["provider Acme conditional"],
    ],
    [
      "another action lets nobody in",
      trust({ ...provider, ...recipient, Action: "sts:GetCallerIdentity" }),
      [],
    ],
    ["a wildcard action does", trust({ ...provider, ...recipient, Action: "STS:*" }), ["provider Acme open"]],
  ])("%s", (_name, policy, want) => {
    expect(ways(policy)).toEqual(want);
  });
});

describe("what policies allow", () => {
  it("agrees with which policy contains which", () => {
    for (const policy of bailianPolicies) {
      const whole = capabilitiesOfPolicy("System", policy.name) ?? [];
      for (const part of policy.contains) {
        expect(whole, `${policy.name} contains ${part}`).toEqual(
          expect.arrayContaining(capabilitiesOfPolicy("System", part) ?? ["unknown"]),
        );
      }
    }
  });

  it("keeps the three words apart", () => {
    expect(capabilitiesOfPolicy("System", "AliyunBailianDataFullAccess")).toEqual([
      "data-read",
      "data-converse",
      "data-write",
      "list-identities",
    ]);
    expect(capabilitiesOfPolicy("System", "AliyunBailianControlReadOnlyAccess")).toEqual(["management-read"]);
    expect(capabilitiesOfPolicy("System", "AliyunBailianReadOnlyAccess")).toEqual([
      "data-read",
      "management-read",
    ]);
    const superAdministrators = [
      ...bailianPolicies.map((policy) => policy.name),
      "AdministratorAccess",
    ].filter((policy) => capabilitiesOfPolicy("System", policy)?.includes("super-administrator"));
    expect(superAdministrators).toEqual(["AliyunBailianFullAccess", "AdministratorAccess"]);
  });

  it("hides from people only what the same policy allows with something larger", () => {
    for (const { id, within } of accessLegend.capabilities) {
      if (within === null) continue;
      const policies = ["AdministratorAccess", ...bailianPolicies.map((policy) => policy.name)];
      const holders = policies.filter((policy) => capabilitiesOfPolicy("System", policy)?.includes(within));
      for (const policy of holders) expect(capabilitiesOfPolicy("System", policy), policy).toContain(id);
    }
    expect(withoutImplied(["data-read", "data-write", "management-read"])).toEqual([
      "data-write",
      "management-read",
    ]);
  });

  it("does not guess what a stranger's policy allows", () => {
    expect(capabilitiesOfPolicy("System", "AliyunOSSFullAccess")).toBeNull();
    expect(capabilitiesOfPolicy("Custom", "AliyunBailianFullAccess")).toBeNull();
  });

  it("never gives a Visitor keys or members in a newer console", () => {
    const visitor = workspacePresets.find(
      (entry) => entry.role === "Visitor" && entry.console === "page-permissions",
    );
    expect(visitor?.pages.filter((page) => page.access === "operate")).toEqual([]);
    expect(visitor?.pages.filter((page) => page.access === "none").map((page) => page.page)).toEqual([
      "api-keys",
      "members",
    ]);
  });
});

describe("how long a session lasts", () => {
  const role = { name: "R", maxSessionDurationSeconds: 7200 };
  const idp = (sessionDurationSeconds?: number) =>
    document({
      loginPath: {
        kind: "idp",
        providerName: "Acme",
        ...(sessionDurationSeconds ? { sessionDurationSeconds } : {}),
      },
    });

  it.each([
    ["the default where the IdP asks for nothing", idp(), {}, 3600, ["SessionDuration"], false],
    ["the role's own limit", idp(43200), {}, 7200, ["MaxSessionDuration"], false],
    ["both where they are equal", idp(7200), {}, 7200, ["MaxSessionDuration", "SessionDuration"], false],
    [
      "what the last login left",
      idp(43200),
      { sessionNotOnOrAfter: new Map([["R", 1800]]) },
      1800,
      ["SessionNotOnOrAfter"],
      false,
    ],
    [
      "the account's own preference, and then it is exact",
      idp(43200),
      { sessionNotOnOrAfter: new Map([["R", 9000]]), logonSessionSeconds: 3600 },
      3600,
      ["LogonSessionDuration"],
      true,
    ],
    [
      "no assertion's limit on the RAM-user path",
      document({ loginPath: { kind: "ram-user", users: [] } }),
      { logonSessionSeconds: 21600 },
      7200,
      ["MaxSessionDuration"],
      true,
    ],
  ])("%s", (_name, of, known, seconds, decidedBy, exact) => {
    expect(sessionAccess(role, of, known)).toMatchObject({ seconds, decidedBy, exact });
  });
});

describe("the matrix of what is seen", () => {
  const base = document({
    roles: [
      {
        name: "Admins",
        groups: ["admins", "/Owners"],
        policies: ["AliyunBailianDataFullAccess"],
        workspaces: [{ workspace: "ws-1", role: "Admin" }],
      },
      { name: "Readers", groups: ["readers"] },
    ],
  });
  const evidence = {
    role: "Admins",
    roleId: "id-Admins",
    workspace: "ws-1",
    workspaceRole: "Admin" as const,
    state: "attested" as const,
    at: "2026-01-01T00:00:00Z",
    by: "Olga",
  };
  const foreign: ObservedResource = {
    resource: { kind: "role-policy", role: "Admins", policyType: "System", policy: "AdministratorAccess" },
    owner: "acme",
  };
  const widened = asWanted(base, (resource: Resource) =>
    resource.kind === "role" && resource.name === "Admins"
      ? {
          ...resource,
          trustPolicy: trust({ ...provider, ...recipient }, { Principal: { RAM: arn("root") } }),
        }
      : resource,
  );
  const cloud = seen([...widened.resources.values(), foreign]);

  it("shows policies and principals that nobody asked for", () => {
    const matrix = observedMatrix(base, cloud);
    expect(matrix.roles[0]).toMatchObject({
      role: "Admins",
      capabilities: expect.arrayContaining(["super-administrator", "administer-account"]),
      policies: [
        { policy: "AdministratorAccess", expected: false },
        { policy: "AliyunBailianDataFullAccess", expected: true },
      ],
    });
    expect(matrix.subjects.at(-1)).toEqual({
      subject: { kind: "account", name: accountId },
      roles: [{ role: "Admins", way: "open", expected: false }],
    });
  });

  it("takes evidence only for the RoleId and right it speaks of", () => {
    const memberships = [evidence, { ...evidence, roleId: "an earlier role", workspace: "ws-2" }];
    const [admins] = observedMatrix(base, cloud, { memberships }).roles;
    expect(admins?.workspaces).toMatchObject([{ workspace: "ws-1", state: "attested", wanted: true }]);
    const visitor = [{ ...evidence, workspaceRole: "Visitor" as const }];
    const [other] = observedMatrix(base, cloud, { memberships: visitor }).roles;
    expect(other?.workspaces).toMatchObject([{ workspace: "ws-1", role: "Visitor", wanted: false }]);
    expect(other?.unproven).toMatchObject([{ workspace: "ws-1", role: "Admin", state: "unknown" }]);
  });

  it("closes the way where the trust is gone, and says so", () => {
    const broken = asWanted(base, (resource) =>
      resource.kind === "role" && resource.name === "Readers"
        ? { ...resource, trustPolicy: trust() }
        : resource,
    );
    const choice = accessChoice(
      observedMatrix(base, broken),
      subjectsNamed({ loginPath: "idp" }, ["readers", "Admins"]),
    );
    expect(choice.options).toEqual([]);
    expect(choice.closed).toMatchObject([{ role: "Readers", way: "not-trusted" }]);
    expect(choice.unmapped).toEqual([{ subject: { kind: "group", name: "Admins" }, like: "admins" }]);
  });

  it("keeps a membership that a plan no longer asks for, and loses it with its role", () => {
    const observed = observedAccessState(base, cloud, { memberships: [evidence] });
    const after = (change: Parameters<typeof document>[0]) =>
      accessMatrix(
        plannedAccessState({ plan: planFor(document(change), cloud), document: document(change) }, observed),
      );
    const without = after({
      roles: [
        { name: "Admins", groups: ["admins"] },
        { name: "Readers", groups: ["readers"] },
      ],
    });
    expect(without.roles[0]?.workspaces).toMatchObject([
      { workspace: "ws-1", wanted: false, state: "attested" },
    ]);
    const gone = accessDifference(
      accessMatrix(observed),
      accessMatrix({
        ...plannedAccessState({ plan: planFor(document(), cloud), document: document() }, observed),
      }),
    );
    const lost = gone.find((entry) => entry.subject.name === "admins");
    expect(lost?.roles).toMatchObject([
      { role: "Admins", change: "lost", workspaces: { lost: [{ workspace: "ws-1" }] } },
    ]);
  });
});

describe("a role that is replaced", () => {
  it("comes back without what was attached to it and without its memberships", () => {
    const team = {
      name: "Team",
      groups: ["team"],
      policies: ["AliyunBailianDataReadOnlyAccess" as const],
      workspaces: [{ workspace: "ws-1", role: "Admin" as const }],
    };
    const wish = document({ roles: [team], replace: [{ role: "Team", roleId: "id-Team" }] });
    const foreign: ObservedResource = {
      resource: { kind: "role-policy", role: "Team", policyType: "System", policy: "AdministratorAccess" },
      owner: "acme",
    };
    const memberships = [
      {
        role: "Team",
        roleId: "id-Team",
        workspace: "ws-1",
        workspaceRole: "Admin" as const,
        state: "attested" as const,
        at: "2026-01-01T00:00:00Z",
        by: "Olga",
      },
    ];
    const cloud = seen([...asWanted(wish).resources.values(), foreign]);
    const observed = observedAccessState(wish, cloud, { memberships });
    expect(accessMatrix(observed).roles).toMatchObject([{ workspaces: [{ state: "attested" }] }]);
    expect(
      accessMatrix(plannedAccessState({ plan: planFor(wish, cloud), document: wish }, observed)).roles,
    ).toMatchObject([
      {
        role: "Team",
        roleId: null,
        policies: [{ policy: "AliyunBailianDataReadOnlyAccess" }],
        workspaces: [{ workspace: "ws-1", state: "unknown", evidence: null }],
      },
    ]);
  });
});

describe("a difference", () => {
  it("names each right that one role gains and loses, and a right in a workspace that becomes another", () => {
    const before = document({
      roles: [
        {
          name: "Team",
          groups: ["team"],
          policies: ["AliyunBailianDataFullAccess"],
          workspaces: [{ workspace: "ws-1", role: "Admin" }],
        },
      ],
    });
    const after = document({
      roles: [
        {
          name: "Team",
          groups: ["team"],
          policies: ["AliyunBailianDataReadOnlyAccess"],
          maxSessionDurationSeconds: 7200,
          workspaces: [{ workspace: "ws-1", role: "Visitor" }],
        },
      ],
      loginPath: { kind: "idp", providerName: "Acme", sessionDurationSeconds: 7200 },
    });
    expect(accessDifference(desiredMatrix(before), desiredMatrix(after))).toMatchObject([
      {
        subject: { kind: "group", name: "team" },
        roles: [
          {
            role: "Team",
            change: "changed",
            way: null,
            workspaces: { gained: [{ role: "Visitor" }], lost: [{ role: "Admin" }] },
            capabilities: { gained: [], lost: ["data-write", "list-identities"] },
            policies: { gained: ["AliyunBailianDataReadOnlyAccess"], lost: ["AliyunBailianDataFullAccess"] },
            session: { before: 3600, after: 7200 },
          },
        ],
      },
    ]);
  });

  it("says where a way that was under a condition becomes open", () => {
    const team = document({ roles: [{ name: "Team", groups: ["team"] }] });
    const guarded = asWanted(team, (resource) =>
      resource.kind === "role" ? { ...resource, trustPolicy: trust(provider) } : resource,
    );
    const [change] = accessDifference(observedMatrix(team, guarded), observedMatrix(team, asWanted(team)));
    expect(change?.roles).toMatchObject([
      { change: "changed", way: { before: "conditional", after: "open" } },
    ]);
  });
});

describe("the RAM-user path", () => {
  const path = document({
    loginPath: { kind: "ram-user", users: [{ name: "alice" }, { name: "bob" }] },
    roles: [{ name: "Admins", users: ["alice"] }, { name: "Readers" }],
  });

  it("needs trust and grant", () => {
    expect(desiredMatrix(path).subjects).toEqual([
      {
        subject: { kind: "user", name: "alice" },
        roles: [
          { role: "Admins", way: "open", expected: true },
          { role: "Readers", way: "open", expected: true },
        ],
      },
      { subject: { kind: "user", name: "bob" }, roles: [{ role: "Readers", way: "open", expected: true }] },
    ]);
    const grantless = seen(
      [...asWanted(path).resources.values()].filter(({ resource }) => resource.kind !== "user-policy"),
    );
    const ways = observedMatrix(path, grantless).subjects.flatMap((entry) =>
      entry.roles.map((link) => link.way),
    );
    expect(ways).toEqual(["no-grant-seen", "no-grant-seen", "no-grant-seen"]);
  });

  it("finds a user who gets in because the whole account is trusted", () => {
    const state = asWanted(path, (resource) =>
      resource.kind === "role" && resource.name === "Admins"
        ? { ...resource, trustPolicy: trust({ Principal: { RAM: arn("root") } }) }
        : resource,
    );
    const grant: ObservedResource = {
      resource: {
        kind: "user-policy",
        user: "bob",
        policyType: "System",
        policy: "AliyunSTSAssumeRoleAccess",
      },
      owner: null,
    };
    const matrix = observedMatrix(path, seen([...state.resources.values(), grant]));
    expect(matrix.subjects.find((entry) => entry.subject.name === "bob")?.roles).toContainEqual({
      role: "Admins",
      way: "open",
      expected: false,
    });
  });
});
