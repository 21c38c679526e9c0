import { acknowledgeableCodes, type Plan } from "@modelstudio-sso/contracts";
import { type CloudPort, isWrite, refusalsOf, runPlan } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Case, cases, enterCase } from "./changes.ts";
import { startWorld, type World } from "./world.ts";
import { stateOf } from "./world-state.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.emulator.close());

/** The cloud of a process that dies once so many writes have taken effect. */
function mortal(cloud: CloudPort, writes: number): CloudPort {
  let left = writes;
  return new Proxy(cloud, {
    get: (target, name: keyof CloudPort) => {
      const call = target[name] as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        const changes = /^(create|update|change|delete|attach|detach)/.test(name);
        if (changes && left === 0) throw new Error("the process is dead");
        const answer = await call.apply(target, given);
        if (changes) left -= 1;
        return answer;
      };
    },
  });
}

/** As the command line does: nothing is remembered from one call to the next. */
function apply(plan: Plan, cloud: CloudPort): Promise<string> {
  return runPlan(plan, cloud, {
    change: (_address, work) => work(false),
    wait: async () => undefined,
    broke: () => undefined,
    now: async () => new Date().toISOString(),
    emit: async () => undefined,
  });
}

const sorted = (state: ReadonlyMap<string, string>) => [...state].sort(([a], [b]) => (a < b ? -1 : 1));

/** Dies after so many writes, then plans and applies anew, as somebody would who looks at the new plan. */
async function diesAfter(writes: number, given: Case, grant: boolean): Promise<"died" | "survived"> {
  const document = await enterCase(world, given, { grant });
  const first = await apply(await world.plan(document), mortal(world.cloud, writes));
  if (first === "succeeded") return "survived";
  const again = await world.plan(document);
  const { fingerprint } = again;
  expect(refusalsOf({ fingerprint, plan: again, acknowledge: acknowledgeableCodes }, again)).toEqual([]);
  expect(await apply(again, world.cloud)).toBe("succeeded");
  expect((await world.plan(document)).changes.filter(isWrite)).toEqual([]);
  return "died";
}

describe("a process that dies between two calls, and a plan made anew", () => {
  for (const [name, given] of Object.entries(cases)) {
    for (const grant of [false, true]) {
      if (grant && !name.includes("grants")) continue;
      it(`${name}${grant ? ", one of them somebody else's" : ""}: ends as without the death`, async () => {
        const document = await enterCase(world, given, { grant });
        expect(await apply(await world.plan(document), world.cloud)).toBe("succeeded");
        const wanted = sorted(await stateOf(world));
        let writes = 0;
        for (; (await diesAfter(writes, given, grant)) === "died"; writes += 1) {
          expect(sorted(await stateOf(world)), `after ${writes} writes`).toEqual(wanted);
        }
        expect(writes).toBeGreaterThan(2);
      });
    }
  }
});
