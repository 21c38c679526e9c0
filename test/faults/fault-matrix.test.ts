import { isWrite } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enter, everything, type Scenario, scenarios } from "./scenarios.ts";
import { type StruckWorld, startStruckWorld } from "./struck-world.ts";

const kinds = [
  { kind: "throttle", retryAfterMs: 5 },
  { kind: "500" },
  { kind: "503" },
  { kind: "html502" },
  { kind: "reset-before" },
  { kind: "reset-after" },
  { kind: "timeout" },
  { kind: "timeout", applied: true },
] as const;

/** Most of a case is waiting, so several worlds go through the cases side by side. */
const sideBySide = 8;

interface Call {
  product: string;
  action: string;
  nth: number;
}

let worlds: StruckWorld[];
beforeAll(async () => {
  worlds = await Promise.all(Array.from({ length: sideBySide }, startStruckWorld));
});
afterAll(async () => {
  await Promise.all(worlds.map((world) => world.close()));
});

/** The calls of a faultless run, and the state it leads to. */
async function faultless(world: StruckWorld, scenario: Scenario): Promise<{ calls: Call[]; state: string }> {
  await world.startOver();
  const document = await enter(world, scenario);
  const before = new Set(world.calls());
  expect((await world.apply(document)).outcome).toBe("succeeded");
  const seen = new Map<string, number>();
  const calls = world
    .calls()
    .filter((call) => !before.has(call))
    .map(({ product, action }) => {
      const nth = (seen.get(action) ?? 0) + 1;
      seen.set(action, nth);
      return { product, action, nth };
    });
  return { calls, state: await world.state() };
}

async function strikeOnce(world: StruckWorld, scenario: Scenario, given: { fault: Call; wanted: string }) {
  const label = JSON.stringify(given.fault);
  await world.startOver();
  const document = await enter(world, scenario);
  await world.strike(given.fault);
  const { outcome, events, made } = await world.apply(document);
  expect(outcome, label).toBe("succeeded");
  expect(await world.state(), label).toBe(given.wanted);
  const done = events.flatMap((event) => (event.type === "change-done" ? [event.address] : []));
  expect(done, label).toEqual(made.changes.filter(isWrite).map((change) => change.address));
  expect((await world.plan(document)).changes.filter(isWrite), label).toEqual([]);
}

describe("each call of a run, struck by each fault", () => {
  for (const [name, scenario] of Object.entries(scenarios)) {
    it.runIf(everything || scenario.always.includes("matrix"))(
      `${name}: ends as without the fault, nothing twice, and the history is true`,
      async () => {
        const [first] = worlds;
        if (first === undefined) throw new Error("there is no world");
        const { calls, state } = await faultless(first, scenario);
        const faults = calls.flatMap((call) => kinds.map((kind) => ({ ...call, ...kind })));
        expect(faults.length).toBeGreaterThan(80);
        await Promise.all(
          worlds.map(async (world) => {
            for (let fault = faults.shift(); fault !== undefined; fault = faults.shift()) {
              await strikeOnce(world, scenario, { fault, wanted: state });
            }
          }),
        );
      },
    );
  }
});
