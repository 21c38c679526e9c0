import { acknowledgeableCodes, type FederationDocument, type Plan } from "@modelstudio-sso/contracts";
import { destroyPlan, isWrite } from "@modelstudio-sso/federation";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  documentArbitrary,
  makeStrangers,
  otherFederation,
  type Strangers,
  strangersArbitrary,
} from "./random-world.ts";
import { startWorld, type World } from "./world.ts";
import { ownedBy, stateOf, without } from "./world-state.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.emulator.close());

/** One state that was applied, as the server's history keeps it. */
interface Applied {
  document: FederationDocument;
  state: Map<string, string>;
  roleIds: Record<string, string>;
  /** What was adopted up to here. */
  adopted: string[];
}

function refused(plan: Plan): boolean {
  return plan.findings.some(
    (found) => found.severity === "error" && !acknowledgeableCodes.includes(found.code),
  );
}

async function roleIdsOf(federation: string): Promise<Record<string, string>> {
  const roles = await world.cloud.listRoles();
  const own = roles.filter((role) => role.tags["modelstudio-sso-federation"] === federation);
  return Object.fromEntries(own.map((role) => [role.name, role.roleId]));
}

/** Applies what may be applied, and after each checks what must hold after any apply. */
async function live(documents: readonly FederationDocument[]): Promise<Applied[]> {
  const history: Applied[] = [];
  const adopted: string[] = [];
  for (const document of documents) {
    const plan = await world.plan(document);
    if (refused(plan)) continue;
    adopted.push(
      ...plan.changes.filter((change) => change.action === "adopt").map((change) => change.address),
    );
    expect((await world.apply(plan)).outcome).toBe("succeeded");
    expect((await world.plan(document)).changes.filter(isWrite)).toEqual([]);
    history.push({
      document,
      state: await stateOf(world),
      roleIds: await roleIdsOf(document.name),
      adopted: [...adopted],
    });
  }
  return history;
}

async function startOver(strangers: Strangers): Promise<Map<string, string>> {
  await fetch(`${world.emulator.url}/_emulator/reset`, { method: "POST" });
  await makeStrangers(world, strangers);
  return stateOf(world);
}

const histories = fc.array(documentArbitrary, { minLength: 1, maxLength: 4 });
/** No plan deletes a RAM user, and what was adopted is the federation's from then on. */
const kept = ["user/new-user"];

describe("random federations on random clouds", () => {
  it("converge in one run each, and destroy leaves what was there before and was not adopted", async () => {
    await fc.assert(
      fc.asyncProperty(strangersArbitrary, histories, async (strangers, documents) => {
        const before = await startOver(strangers);
        const last = (await live(documents)).at(-1);
        if (last === undefined) return;
        const plan = await destroyPlan(world.cloud, last.document);
        expect(plan.losesAccess.map((entry) => entry.role)).toEqual(Object.keys(last.roleIds).sort());
        expect((await world.apply(plan)).outcome).toBe("succeeded");
        const apart = [...kept, ...last.adopted];
        expect(without(await stateOf(world), apart)).toEqual(without(before, apart));
      }),
      { numRuns: 60, seed: 7_240 },
    );
  });

  it("never take from another federation, whatever they wish for", async () => {
    await fc.assert(
      fc.asyncProperty(strangersArbitrary, histories, async (strangers, documents) => {
        const before = await startOver(strangers);
        await live(documents);
        expect(ownedBy(await stateOf(world), "other")).toEqual(ownedBy(before, "other"));
        if (strangers.others.length === 0) return;
        expect((await world.plan(otherFederation(strangers.others))).changes.filter(isWrite)).toEqual([]);
      }),
      { numRuns: 40, seed: 7_241 },
    );
  });

  it("go back to any earlier state, but for what the plan says cannot return", async () => {
    await fc.assert(
      fc.asyncProperty(strangersArbitrary, histories, fc.nat(), async (strangers, documents, pick) => {
        await startOver(strangers);
        const history = await live(documents);
        const last = history.at(-1);
        const earlier = history[pick % Math.max(history.length, 1)];
        if (last === undefined || earlier === undefined) return;
        const plan = await world.plan(earlier.document, {
          history: { roleIds: last.roleIds },
          earlier: {
            roleIds: earlier.roleIds,
            adoptedSince: last.adopted.filter((address) => !earlier.adopted.includes(address)),
          },
        });
        expect(refused(plan)).toBe(false);
        expect((await world.apply(plan)).outcome).toBe("succeeded");
        const listed = plan.findings
          .filter((found) => found.code === "plan.cannot-return")
          .flatMap((found) => found.path ?? []);
        const apart = [...kept, ...listed];
        expect(without(await stateOf(world), apart)).toEqual(without(earlier.state, apart));
        expect((await world.plan(earlier.document)).changes.filter(isWrite)).toEqual([]);
        const lost = Object.entries(earlier.roleIds).filter(([name]) => !listed.includes(`role/${name}`));
        expect(await roleIdsOf(earlier.document.name)).toMatchObject(Object.fromEntries(lost));
      }),
      { numRuns: 60, seed: 7_242 },
    );
  });
});
