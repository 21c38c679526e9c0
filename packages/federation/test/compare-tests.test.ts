import type { Diagnostic, LoginCheck, LoginTestReport, RoleResult } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { compareTests, type JudgedTest, nothingChanged, usualPair } from "../src/rules/index.ts";

const check = (id: string, outcome: LoginCheck["outcome"], ...codes: string[]): LoginCheck => ({
  id,
  title: `Title of ${id}`,
  outcome,
  diagnostics: codes.map(
    (code) => ({ code, title: `About ${code}`, got: "secret-looking value" }) as Diagnostic,
  ),
});

const role: RoleResult = {
  roleName: "Devs",
  roleArn: "acs:ram::5123456789012345:role/Devs",
  known: true,
  groups: ["devs"],
  policies: [],
  sessionSeconds: 3600,
  sessionLimit: "SessionDuration",
  workspaces: [{ workspace: "ws-1", name: "Research", role: "Visitor", membership: "attested" }],
};

const verified: LoginTestReport = {
  passed: true,
  checks: [check("signature", "pass"), check("audience", "pass"), check("groups", "pass")],
  identity: {
    nameId: "chen.yu",
    issuer: "https://idp.example",
    roleSessionName: "chen.yu",
    signedBy: "aa".repeat(32),
  },
  attributes: { Role: ["one", "two"], mail: ["chen@acme.example"] },
  groups: {
    source: "released",
    matched: [{ group: "devs", roles: ["Devs"] }],
    unmatched: [],
    nearMisses: [],
  },
  results: [role],
  proves: [],
  doesNotProve: [],
};

const refused: LoginTestReport = {
  ...verified,
  passed: false,
  checks: [check("signature", "fail", "response.signature.wrong"), check("audience", "skipped")],
  attributes: {},
  results: [],
};
delete refused.identity;
delete refused.groups;

let made = 0;
function judged(report: LoginTestReport, kind: JudgedTest["kind"] = "rehearsal"): JudgedTest {
  made += 1;
  const at = "2026-01-01T00:00:00Z";
  const status = report.passed ? ("passed" as const) : ("failed" as const);
  return {
    id: `t${made}`,
    federationId: "f",
    kind,
    status,
    startedAt: at,
    finishedAt: at,
    startedBy: "o@a",
    report,
  };
}
const compare = (before: LoginTestReport, after: LoginTestReport) =>
  compareTests(judged(before), judged(after));

describe("two login tests", () => {
  it("that are alike have nothing to tell, whatever the order of values", () => {
    const again = { ...verified, attributes: { mail: ["chen@acme.example"], Role: ["two", "one"] } };
    const found = compare(verified, again);
    expect(found).toMatchObject({ verdict: "still-passing", checks: [], unchangedChecks: 3, unread: [] });
    expect(found.signIn !== null && nothingChanged(found.signIn)).toBe(true);
  });

  it("tell the checks that newly fail first, then what was repaired, then other findings", () => {
    const before = {
      ...verified,
      passed: false,
      checks: [
        check("time", "fail", "response.issued.old"),
        check("issuer", "fail", "response.issuer.missing"),
        check("groups", "pass"),
        check("roles", "warn", "login.role.unknown"),
        check("sts", "skipped"),
        check("shape", "pass"),
        check("audience", "pass"),
      ],
    };
    const after = {
      ...before,
      checks: [
        check("time", "pass"),
        check("issuer", "fail", "response.issuer.wrong"),
        check("groups", "warn", "login.group.near-miss"),
        check("roles", "warn", "login.role.unknown"),
        check("sts", "pass"),
        check("shape", "pass"),
        check("audience", "fail", "response.audience.wrong", "response.audience.wrong"),
      ],
    };
    const { checks, unchangedChecks, verdict } = compare(before, after);
    expect(checks.map(({ id, kind }) => [id, kind])).toEqual([
      ["audience", "broke"],
      ["groups", "warns"],
      ["time", "repaired"],
      ["issuer", "findings"],
      ["sts", "other"],
    ]);
    expect(checks[0]).toMatchObject({ before: "pass", after: "fail", title: "Title of audience" });
    expect(checks[0]?.findings).toEqual({
      before: [],
      after: [{ code: "response.audience.wrong", title: "About response.audience.wrong" }],
    });
    expect([unchangedChecks, verdict]).toEqual([2, "still-failing"]);
    expect(JSON.stringify(checks)).not.toContain("secret-looking");
  });

  it("tell which values, groups, roles and sessions differ", () => {
    const after: LoginTestReport = {
      ...verified,
      identity: {
        nameId: "chen.yu",
        issuer: "https://idp.example",
        signedBy: "bb".repeat(32),
        sessionDurationSeconds: 7200,
      },
      attributes: { Role: ["two", "three"], dept: ["ai"], mail: ["chen@acme.example", "chen@acme.example"] },
      groups: { source: "released", matched: [], unmatched: ["Devs"], nearMisses: [] },
      results: [
        {
          ...role,
          sessionSeconds: 7200,
          sessionLimit: "MaxSessionDuration",
          policies: ["AliyunBailianFullAccess"],
          workspaces: role.workspaces.map((entry) => ({ ...entry, role: "Admin" as const })),
        },
        { ...role, roleName: "New", roleArn: "acs:ram::5123456789012345:role/New" },
        { ...role, roleName: "New", roleArn: "acs:ram::6000000000000000:role/New", known: false },
      ],
    };
    expect(compare(verified, after).signIn).toEqual({
      values: [
        { id: "roleSessionName", before: "chen.yu", after: null },
        { id: "certificate", before: "aa".repeat(32), after: "bb".repeat(32) },
        { id: "session", before: null, after: 7200 },
      ],
      attributes: [
        { name: "Role", lost: ["one"], gained: ["three"], counts: { before: 2, after: 2 } },
        { name: "dept", lost: [], gained: ["ai"], counts: { before: 0, after: 1 } },
        { name: "mail", lost: [], gained: [], counts: { before: 1, after: 2 } },
      ],
      groups: { lost: ["devs"], gained: ["Devs"] },
      roles: {
        lost: [],
        gained: ["New", "acs:ram::6000000000000000:role/New"],
        changed: [
          {
            roleName: "Devs",
            session: { before: 3600, after: 7200 },
            limit: { before: "SessionDuration", after: "MaxSessionDuration" },
            workspaces: { lost: ["Research · Visitor"], gained: ["Research · Admin"] },
            policies: { lost: [], gained: ["AliyunBailianFullAccess"] },
          },
        ],
      },
    });
  });

  it("take no value of an unverified response for one that went away", () => {
    expect(compare(verified, refused)).toMatchObject({ verdict: "broke", signIn: null, unread: ["after"] });
    expect(compare(refused, refused)).toMatchObject({ signIn: null, unread: ["before", "after"] });
  });

  it("do not hold inferred groups against released ones", () => {
    const inferred: LoginTestReport = {
      ...verified,
      groups: { source: "inferred", matched: [], unmatched: [], nearMisses: [] },
    };
    const { signIn } = compare(verified, inferred);
    expect(signIn).toMatchObject({
      groups: null,
      values: [{ id: "groupSource", before: "released", after: "inferred" }],
    });
  });

  it("do not take the clock for a change of the session", () => {
    const until = (sessionSeconds: number): LoginTestReport => ({
      ...verified,
      results: [{ ...role, sessionSeconds, sessionLimit: "SessionNotOnOrAfter" }],
    });
    expect(compare(until(3000), until(2996)).signIn?.roles.changed).toEqual([]);
    expect(compare(until(3000), until(1800)).signIn?.roles.changed).toHaveLength(1);
  });
});

describe("the usual pair", () => {
  const passed = () => judged(verified);
  const failed = () => judged(refused);
  const waiting = { ...passed(), report: null, status: "waiting" as const };

  it("is a failed test and the last one that passed, of the same kind first", () => {
    const [now, between, road, good] = [failed(), failed(), judged(verified, "real-road"), passed()];
    expect(usualPair([waiting, now, between, road, good])).toEqual({ after: now, before: good });
    expect(usualPair([now, between, road])).toEqual({ after: now, before: road });
    expect(usualPair([now, between])).toEqual({ after: now, before: between });
  });

  it("is a passed test and the one before, and none without two", () => {
    const [now, between, good] = [passed(), failed(), passed()];
    expect(usualPair([now, between, good])).toEqual({ after: now, before: between });
    expect(usualPair([now, waiting])).toBeUndefined();
  });
});
