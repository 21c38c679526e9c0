import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { consoleSteps, judgeRealRoad, matchGroups, sessionLimit } from "../src/index.ts";

const document = federationDocumentSchema.parse({
  apiVersion: "modelstudio-sso/v1",
  name: "acme",
  site: "china",
  accountId: "5123456789012345",
  loginPath: { kind: "idp", providerName: "Acme", metadataXml: "<x/>", sessionDurationSeconds: 7200 },
  roles: [
    { name: "Admins", groups: ["admins"], workspaces: [{ workspace: "ws-1", role: "Admin" }] },
    { name: "Readers", groups: ["readers", "guests"], workspaces: [{ workspace: "ws-1", role: "Visitor" }] },
  ],
});

describe("groups of a login", () => {
  it("are matched exactly where the IdP releases them", () => {
    const { match, diagnostics } = matchGroups(document, { memberOf: ["admins", "/Readers", "others"] }, [
      "Admins",
    ]);
    expect(match).toEqual({
      source: "released",
      matched: [{ group: "admins", roles: ["Admins"] }],
      unmatched: ["/Readers", "others"],
      nearMisses: [{ group: "/Readers", like: "readers" }],
    });
    expect(diagnostics.map((found) => found.code)).toEqual(["login.group.near-miss"]);
  });

  it("are inferred from the roles where it does not", () => {
    expect(matchGroups(document, {}, ["Readers"]).match).toMatchObject({
      source: "inferred",
      matched: [{ group: "readers" }, { group: "guests" }],
    });
  });

  it("say that a matched group's role was not sent", () => {
    const { diagnostics } = matchGroups(document, { groups: ["admins", "readers"] }, ["Admins"]);
    expect(diagnostics).toMatchObject([{ code: "login.group.role-missing", want: "Readers" }]);
  });

  it("say that none matched", () => {
    expect(matchGroups(document, { groups: ["others"] }, []).diagnostics).toMatchObject([
      { code: "login.group.none-matched", got: "others" },
    ]);
    expect(matchGroups(document, {}, []).diagnostics).toMatchObject([{ code: "login.group.none-matched" }]);
  });
});

describe("a session", () => {
  const now = new Date("2026-01-01T00:00:00Z");

  it.each([
    [{ maxSessionDurationSeconds: 43200 }, "SessionDuration", 3600],
    [{ sessionDurationSeconds: 7200, maxSessionDurationSeconds: 3600 }, "MaxSessionDuration", 3600],
    [
      {
        sessionDurationSeconds: 7200,
        maxSessionDurationSeconds: 7200,
        sessionNotOnOrAfter: "2026-01-01T00:30:00Z",
      },
      "SessionNotOnOrAfter",
      1800,
    ],
  ] as const)("lasts as long as its least limit (%#)", (limits, limit, seconds) => {
    expect(sessionLimit({ ...limits, now })).toEqual({ sessionLimit: limit, sessionSeconds: seconds });
  });
});

describe("a membership's console steps", () => {
  it("name the page, the type, the RoleId and the preset", () => {
    const steps = consoleSteps({
      site: "china",
      region: "cn-beijing",
      role: "Readers",
      roleId: "300715349082471133",
      workspace: "ws-1",
      workspaceName: "One",
      workspaceRole: "Visitor",
      displayName: "Reading",
    });
    const fields = steps.flatMap((step) => step.fields.map((field) => field.value));
    expect(steps[0]?.url).toBe("https://bailian.console.aliyun.com/");
    expect(fields).toEqual(
      expect.arrayContaining(["RAM Role", "300715349082471133", "Reading", "Visitor", "Edit Permissions"]),
    );
  });
});

describe("the real road", () => {
  it("is a person's word, and says what it leaves open", () => {
    expect(judgeRealRoad({ landed: true, role: "Readers", workspace: "ws-1" })).toMatchObject({
      passed: true,
      doesNotProve: ["claims", "groups"],
    });
    expect(judgeRealRoad({ landed: false, role: "Readers", workspace: "ws-1" })).toMatchObject({
      passed: false,
      checks: [{ outcome: "fail", diagnostics: [{ code: "login.not-landed" }] }],
    });
  });
});
