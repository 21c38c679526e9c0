import type { PolicyDocument } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import {
  accessLegend,
  bailianPolicies,
  capabilitiesOfPolicy,
  readTrust,
  sessionAccess,
  withoutImplied,
  workspacePresets,
} from "../src/index.ts";
import { accountId, arn, document, provider, recipient, trust } from "./access-world.ts";

const given = { accountId, site: "international" as const };
const acs = "https://signin.alibabacloud.com/saml-role/sso";

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
