import type { Resource } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import {
  accessChoice,
  accessDifference,
  accessMatrix,
  type ObservedResource,
  observedAccessState,
  plannedAccessState,
  subjectsNamed,
} from "../src/index.ts";
import {
  accountId,
  arn,
  asWanted,
  desiredMatrix,
  document,
  observedMatrix,
  planFor,
  provider,
  recipient,
  seen,
  trust,
} from "./access-world.ts";

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
