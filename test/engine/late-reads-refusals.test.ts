import { addressOf, type Diagnostic, type Plan, type PolicyDocument } from "@modelstudio-sso/contracts";
import { isWrite } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyRecord, type LateWorld, lag, type RunGiven, startLateWorld } from "./late-world.ts";
import { accountId, federation, idpMetadata } from "./world.ts";

const policies: ["AliyunBailianDataFullAccess"] = ["AliyunBailianDataFullAccess"];
const loginPath = { kind: "idp" as const, providerName: "AcmeIdp", metadataXml: await idpMetadata() };
const admins = { name: "Admins", groups: ["admins"] };
const bare = federation({ loginPath, roles: [admins] });
const full = federation({ loginPath, roles: [{ ...admins, policies }] });
const longer = federation({ loginPath, roles: [{ ...admins, maxSessionDurationSeconds: 7200 }] });
const readers = federation({ loginPath, roles: [{ name: "Readers", groups: ["readers"] }] });

const trustPolicy: PolicyDocument = {
  Version: "1",
  Statement: [
    { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${accountId}:root`] } },
  ],
};
const byHand = {
  kind: "role" as const,
  name: "Admins",
  description: "made by hand",
  trustPolicy,
  maxSessionDurationSeconds: 3600,
  tags: { team: "research" } as Record<string, string>,
};

let world: LateWorld;
beforeAll(async () => {
  world = await startLateWorld();
});
afterAll(() => world.emulator.close());

/** Runs a plan; tells how it ended, how long it waited, and what it wrote with success. */
async function run(plan: Plan, given: RunGiven = {}) {
  const [began, writes] = [world.passed(), world.writes().length];
  const { outcome, events } = await world.run(plan, given);
  const findings = events.flatMap((event): Diagnostic[] =>
    event.type === "change-failed" ? [event.diagnostic] : [],
  );
  const done = events.flatMap((event) => (event.type === "change-done" ? [event.outcome] : []));
  const written = world.writes().slice(writes);
  const effects = written.filter((call) => call.status === 200).map((call) => call.action);
  return { outcome, finding: findings[0], done, effects, written, waitedMs: world.passed() - began };
}

/** The run of a plan that a process which is gone had begun with this change. */
const resumed = (address: string): RunGiven => ({ record: { ...emptyRecord(), tried: new Set([address]) } });

describe("a name that is taken after the plan was made", () => {
  it("by somebody else's role: fails at once, and says whose it is", async () => {
    const { plan } = await world.enter({ before: [], document: bare }, false);
    world.emulator.configure({});
    await world.cloud.createRole(byHand);
    const { outcome, finding, waitedMs, effects } = await run(plan);
    expect(outcome).toBe("failed");
    expect(finding).toMatchObject({
      code: "plan.foreign-resource",
      path: "role/Admins",
      got: "a resource of somebody else",
    });
    expect([waitedMs, effects]).toEqual([0, ["CreateSAMLProvider"]]);
    expect(await world.cloud.getRole("Admins")).toMatchObject({
      description: byHand.description,
      tags: byHand.tags,
    });
  });

  it("by another federation's role that is seen late: waits until it can say so", async () => {
    const { plan } = await world.enter({ before: [], document: bare }, false);
    await world.cloud.createRole({ ...byHand, tags: { "modelstudio-sso-federation": "other" } });
    const { finding, waitedMs, effects } = await run(plan);
    expect(finding).toMatchObject({ code: "plan.foreign-resource", got: "owned by other" });
    expect(waitedMs).toBeGreaterThanOrEqual(lag);
    expect(effects).toEqual(["CreateSAMLProvider"]);
  });

  it("by this federation, but otherwise: fails, and names what differs", async () => {
    const { plan } = await world.enter({ before: [], document: bare }, false);
    await world.cloud.createRole({ ...byHand, tags: { "modelstudio-sso-federation": "acme" } });
    const { finding, effects } = await run(plan);
    expect(finding).toMatchObject({
      code: "cloud.refused",
      path: "role/Admins",
      got: "differs in trustPolicy, description",
    });
    expect(effects).toEqual(["CreateSAMLProvider"]);
  });

  it("by a run of the same plan that is not seen yet: is settled, and nothing is written", async () => {
    const { plan } = await world.enter({ before: [], document: full }, false);
    await world.run(plan);
    const { outcome, done, effects } = await run(plan);
    expect([outcome, effects]).toEqual(["succeeded", []]);
    expect(done).toEqual(plan.changes.filter(isWrite).map(() => "settled"));
  });
});

describe("a parent that is not there", () => {
  it("since somebody deleted it: fails at once", async () => {
    const { plan } = await world.enter({ before: [bare], document: full }, true);
    world.emulator.configure({});
    await world.cloud.deleteRole("Admins");
    const { outcome, finding, waitedMs } = await run(plan);
    expect([outcome, waitedMs]).toEqual(["failed", 0]);
    expect(finding).toMatchObject({ code: "cloud.refused", path: expect.stringMatching(/^role-policy\//) });
    expect(finding?.got).toContain("EntityNotExist.Role");
  });

  it("although this run made it, and it does not come: fails after a bounded wait", async () => {
    const { plan } = await world.enter({ before: [], document: full }, true);
    const delayMs = { roles: 3_600_000 };
    world.emulator.configure({ consistency: { delayMs, references: true } });
    const { outcome, finding, waitedMs, written } = await run(plan);
    expect(outcome).toBe("failed");
    expect(finding?.got).toContain("EntityNotExist.Role");
    expect(waitedMs).toBeGreaterThan(10_000);
    expect(waitedMs).toBeLessThan(60_000);
    expect(written.filter((call) => call.action === "AttachPolicyToRole")).toHaveLength(7);
  });
});

describe("a change that is taken up again, and somebody else's role stands there meanwhile", () => {
  for (const [name, document] of [
    ["an update", longer],
    ["a delete", readers],
  ] as const) {
    it(`${name} is not sent`, async () => {
      const { plan } = await world.enter({ before: [bare], document }, false);
      world.emulator.configure({});
      await world.cloud.deleteRole("Admins");
      await world.cloud.createRole(byHand);
      const theirs = await world.cloud.getRole("Admins");
      const { outcome, finding } = await run(plan, resumed(addressOf(byHand)));
      expect(outcome).toBe("failed");
      expect(finding).toMatchObject({ code: "plan.foreign-resource", path: "role/Admins" });
      expect(await world.cloud.getRole("Admins")).toEqual(theirs);
    });
  }

  it("a replacement is not sent, although the name is the same", async () => {
    const replacing = {
      before: [bare],
      document: async () => {
        const roleId = (await world.cloud.getRole("Admins"))?.roleId ?? "";
        return { ...bare, replace: [{ role: "Admins", roleId }] };
      },
    };
    const { plan } = await world.enter(replacing, false);
    world.emulator.configure({});
    await world.cloud.deleteRole("Admins");
    await world.cloud.createRole(byHand);
    const theirs = await world.cloud.getRole("Admins");
    const { finding, effects } = await run(plan, resumed("role/Admins"));
    expect(finding).toMatchObject({ code: "plan.foreign-resource", path: "role/Admins" });
    expect(effects).toEqual([]);
    expect(await world.cloud.getRole("Admins")).toEqual(theirs);
  });
});
