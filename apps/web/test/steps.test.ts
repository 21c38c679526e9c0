import type { FederationDocument, LoginTest, Membership, PlanRecord, Run } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { type Knowledge, nextStep, roadOf } from "../src/app/steps.ts";

const document: FederationDocument = {
  apiVersion: "modelstudio-sso/v1",
  name: "acme",
  site: "international",
  accountId: "5123456789012345",
  loginPath: { kind: "idp", providerName: "acme" },
  roles: [],
};
const role = {
  name: "Developers",
  groups: ["devs"],
  policies: [],
  workspaces: [{ workspace: "ws-1", role: "Visitor" as const }],
  maxSessionDurationSeconds: 3600,
};
const full: FederationDocument = {
  ...document,
  loginPath: { kind: "idp", providerName: "acme", metadataXml: "<x/>" },
  roles: [role],
};
const run = { status: "succeeded", planId: "p1" } as Run;
const plan = { id: "p1", federationVersion: 3, plan: { changes: [] as unknown[] } } as PlanRecord;
const states = (known: Knowledge) => roadOf(known).map(({ id, state }) => `${id}:${state}`);

describe("the road", () => {
  it("begins at the identity provider once the account is known", () => {
    expect(nextStep({ document, version: 1 })).toBe("identity-provider");
  });

  it("leaves out the identity provider and its guide for RAM users", () => {
    const loginPath = {
      kind: "ram-user" as const,
      users: [],
      grant: "one-role" as const,
      trustAccountRoot: false,
    };
    expect(roadOf({ document: { ...document, loginPath }, version: 1 }).map(({ id }) => id)).toEqual([
      "account",
      "groups",
      "review",
      "memberships",
      "test",
      "done",
    ]);
    expect(nextStep({ document: { ...document, loginPath }, version: 1 })).toBe("account");
  });

  it("says when the document changed after it was applied", () => {
    expect(states({ document: full, version: 3, runs: [run], plan, review: [] })).toContain("review:done");
    expect(states({ document: full, version: 4, runs: [run], plan, review: [] })).toContain("review:stale");
  });

  it("is as applied after a way back, although its plan was made from the version before", () => {
    const back = { ...run, kind: "rollback", federationVersion: 4 } as Run;
    expect(states({ document: full, version: 4, runs: [back], plan, review: [] })).toContain("review:done");
    expect(states({ document: full, version: 5, runs: [back], plan, review: [] })).toContain("review:stale");
  });

  it("is open again after everything was taken away", () => {
    const destroyed = { ...run, planId: "p2", kind: "destroy" } as Run;
    expect(states({ document: full, version: 3, runs: [destroyed, run], plan, review: [] })).toContain(
      "review:next",
    );
  });

  it("does not call memberships done while one is unknown, or none is planned", () => {
    const member = (state: string) => ({ state }) as Membership;
    const known = { document: full, version: 3 };
    expect(states({ ...known, memberships: [member("attested"), member("unknown")] })).toContain(
      "memberships:open",
    );
    expect(states({ ...known, memberships: [] })).toContain("memberships:open");
    expect(states({ ...known, memberships: [member("attested")] })).toContain("memberships:done");
  });

  it("is done at the end only when everything before is", () => {
    const tests = [
      { status: "passed", kind: "real-road", report: { identity: {} } },
    ] as unknown as LoginTest[];
    const memberships = [{ state: "attested" } as Membership];
    const known = { document: full, version: 3, runs: [run], plan, review: [], memberships, tests };
    expect(states(known)).toContain("done:done");
    expect(states({ ...known, tests: [] })).toContain("done:open");
    const rehearsed = tests.map((test) => ({ ...test, kind: "rehearsal" as const }));
    expect(states({ ...known, tests: rehearsed })).toContain("test:next");
    const captured = (report: object) =>
      states({ ...known, tests: [{ status: "passed", kind: "captured", report } as unknown as LoginTest] });
    expect(captured({ identity: {} })).toContain("test:next");
    expect(captured({ identity: {}, exchange: { ok: true } })).toContain("test:done");
  });
});
