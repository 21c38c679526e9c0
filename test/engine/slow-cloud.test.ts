import { setTimeout as sleep } from "node:timers/promises";
import type { FederationDocument, Plan } from "@modelstudio-sso/contracts";
import { isWrite } from "@modelstudio-sso/federation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { federation, idpMetadata, startWorld, type World } from "./world.ts";

const policies: ["AliyunBailianDataFullAccess"] = ["AliyunBailianDataFullAccess"];
const idpPath = federation({
  loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: await idpMetadata() },
  roles: [
    { name: "Admins", groups: ["admins"], policies },
    { name: "Readers", groups: ["readers"] },
  ],
});
const userPath = federation({
  loginPath: { kind: "ram-user", grant: "one-role", users: [{ name: "model-user", create: true }] },
  roles: [{ name: "Admins", users: ["model-user"], policies }],
});
const paths: [string, FederationDocument][] = [
  ["the IdP path", idpPath],
  ["the RAM-user path", userPath],
];

/** Milliseconds by which reads are behind. */
const lag = 250;
const families = ["samlProviders", "roles", "users", "policies", "attachments"] as const;

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.emulator.close());

function beLate(references: boolean): void {
  const delayMs = Object.fromEntries(families.map((family) => [family, lag]));
  world.emulator.configure({ consistency: { delayMs, references } });
}

/** One change of the cloud's is answered to nobody. */
async function loseAnswerOf(action: string): Promise<void> {
  const body = JSON.stringify({ action, kind: "reset-after" });
  await fetch(`${world.emulator.url}/_emulator/faults`, { method: "POST", body });
}

/** Without patience: no pause is long enough. What patience is worth is in late-reads.test.ts. */
async function apply(plan: Plan): Promise<string> {
  return (await world.apply(plan)).outcome;
}

/** Writes that took effect. */
const effects = () => world.writes().filter((call) => call.status === 200);

async function expectReached(document: FederationDocument): Promise<void> {
  expect((await world.plan(document)).changes.filter(isWrite)).toEqual([]);
}

describe("a cloud that sees its own writes late", () => {
  it.each(paths)("takes %s in one run, since the run does not lean on reads", async (_, document) => {
    const plan = await world.plan(document);
    beLate(false);
    expect(await apply(plan)).toBe("succeeded");
    expect(effects()).toHaveLength(plan.changes.filter(isWrite).length);
    await sleep(lag + 50);
    await expectReached(document);
    expect(world.writes()).toHaveLength(effects().length);
  });

  it("changes nothing by a plan that was made from reads of before the run", async () => {
    const plan = await world.plan(idpPath);
    beLate(false);
    await apply(plan);
    const done = effects().length;
    const stale = await world.plan(idpPath);
    expect(stale.changes.filter(isWrite).length).toBeGreaterThan(0);
    await apply(stale);
    expect(effects()).toHaveLength(done);
    await sleep(lag + 50);
    await expectReached(idpPath);
  });
});

describe("a cloud where also the next call does not know what was just made, and a run that does not wait", () => {
  for (const lost of [undefined, "CreateRole", "AttachPolicyToRole"]) {
    it.each(paths)(
      `takes %s in several runs, nothing twice${lost ? `, ${lost} unanswered` : ""}`,
      async (_, document) => {
        const wanted = (await world.plan(document)).changes.filter(isWrite).length;
        beLate(true);
        if (lost !== undefined) await loseAnswerOf(lost);
        let runs = 0;
        for (let outcome = ""; outcome !== "succeeded"; runs += 1) {
          expect(runs).toBeLessThan(6);
          outcome = await apply(await world.plan(document));
          await sleep(lag + 50);
        }
        await expectReached(document);
        expect(effects()).toHaveLength(wanted);
      },
    );
  }
});

describe("a cloud that lets few calls through", () => {
  it("is waited for as long as it asks, and hears every change once", async () => {
    const roles = Array.from({ length: 12 }, (_, index) => ({
      name: `Role-${index}`,
      groups: [`g${index}`],
      policies,
    }));
    const document = federation({ loginPath: idpPath.loginPath, roles });
    world.emulator.configure({ rateLimits: [{ calls: 2, perMs: 200 }] });
    const plan = await world.plan(document);
    expect(await apply(plan)).toBe("succeeded");
    const throttled = world.emulator.calls().filter((call) => call.code === "Throttling.User");
    expect(throttled.length).toBeGreaterThan(5);
    expect(effects()).toHaveLength(plan.changes.filter(isWrite).length);
    world.emulator.configure({});
    await expectReached(document);
  });
});
