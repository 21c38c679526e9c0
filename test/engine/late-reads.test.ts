import type { ApplyEvent, Plan } from "@modelstudio-sso/contracts";
import { type CloudPort, isWrite } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Case, cases } from "./changes.ts";
import { emptyRecord, Killed, type LateWorld, startLateWorld } from "./late-world.ts";
import { stateOf } from "./world-state.ts";

let world: LateWorld;
beforeAll(async () => {
  world = await startLateWorld();
});
afterAll(() => world.emulator.close());

const sorted = (state: ReadonlyMap<string, string>) => [...state].sort(([a], [b]) => (a < b ? -1 : 1));

type Recorded = ReturnType<LateWorld["writes"]>[number];

/** What was made or taken away more than once; a role that is replaced is taken once and made once. */
function doubled(calls: readonly Recorded[]): string[] {
  const made = calls
    .filter((call) => call.status === 200 && /^(Create|Attach|Delete|Detach)/.test(call.action))
    .map(({ action, params: { RoleName, UserName, PolicyName, SAMLProviderName } }) =>
      [action, RoleName, UserName, PolicyName, SAMLProviderName].join(" "),
    );
  return made.filter((call, index) => made.indexOf(call) !== index);
}

/** The history names each change once, in order, and a receipt for whatever it calls applied. */
function expectTrueHistory(events: readonly ApplyEvent[], plan: Plan, label: string): void {
  const writes = plan.changes.filter(isWrite).map((change) => change.address);
  const done = events.flatMap((event) => (event.type === "change-done" ? [event] : []));
  expect(
    events.flatMap((event) => (event.type === "change-started" ? [event.address] : [])),
    label,
  ).toEqual(writes);
  expect(
    done.map((event) => event.address),
    label,
  ).toEqual(writes);
  for (const event of done) {
    expect(event.outcome === "settled" || (event.requestId ?? "") !== "", `${label} ${event.address}`).toBe(
      true,
    );
  }
  expect(events.at(-1), label).toMatchObject({ type: "run-finished", outcome: "succeeded" });
}

interface Late {
  given: Case;
  /** Also what calls refer to is seen late, so that a run has to wait without any fault. */
  references: boolean;
}

interface Faultless {
  state: [string, string][];
  /** Calls that changed something, each with its number among the calls of its action. */
  effects: { action: string; nth: number }[];
}

/** Without a fault, but as late as everything here. */
async function faultless({ given, references }: Late): Promise<Faultless> {
  const { plan } = await world.enter(given, references);
  const before = world.writes().length;
  const { outcome, events } = await world.run(plan);
  expect(outcome).toBe("succeeded");
  expectTrueHistory(events, plan, "without a fault");
  const counts = new Map<string, number>();
  const effects = world
    .writes()
    .slice(before)
    .flatMap(({ action, status }) => {
      const nth = (counts.get(action) ?? 0) + 1;
      counts.set(action, nth);
      return status === 200 ? [{ action, nth }] : [];
    });
  return { state: sorted(await stateOf(world)), effects };
}

/** What must hold at the end of a run, whatever struck it. */
async function expectReached(
  { plan, events, before }: { plan: Plan; events: readonly ApplyEvent[]; before: number },
  wanted: Faultless,
  label: string,
): Promise<void> {
  expectTrueHistory(events, plan, label);
  expect(sorted(await stateOf(world)), label).toEqual(wanted.state);
  expect(doubled(world.writes().slice(before)), label).toEqual([]);
}

async function loseAnswer(
  { given, references }: Late,
  fault: { action: string; nth: number },
  wanted: Faultless,
) {
  const label = `${fault.action} ${fault.nth}`;
  const { document, plan } = await world.enter(given, references);
  const before = world.writes().length;
  await world.strike({ ...fault, kind: "reset-after" });
  const { events } = await world.run(plan);
  expect(await world.faultsLeft(), label).not.toContain("reset-after");
  await expectReached({ plan, events, before }, wanted, label);
  const settled = events.filter((event) => event.type === "change-done" && event.outcome === "settled");
  expect(settled.length, label).toBeLessThanOrEqual(1);
  world.catchUp();
  expect((await world.plan(document)).changes.filter(isWrite), label).toEqual([]);
}

/** The process dies with the answer to one call, and goes on at once in another one, which reads as late as it did. */
async function die({ given, references }: Late, writes: number, wanted: Faultless) {
  const label = `after ${writes} writes`;
  const { plan } = await world.enter(given, references);
  const before = world.writes().length;
  const record = emptyRecord();
  let left = writes;
  const mortal = new Proxy(world.cloud, {
    get: (target, name: keyof CloudPort) => {
      const call = target[name] as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        const answer = await call.apply(target, given);
        if (/^(create|update|change|delete|attach|detach)/.test(name)) left -= 1;
        if (left === 0) throw new Killed();
        return answer;
      };
    },
  });
  await expect(world.run(plan, { cloud: mortal, record }), label).rejects.toThrow(Killed);
  const { events } = await world.run(plan, { record });
  await expectReached({ plan, events, before }, wanted, label);
}

describe("a cloud that is late", () => {
  for (const [name, given] of Object.entries(cases)) {
    // Runs that need not wait for what they refer to come to their reads sooner, which matters where one deletes.
    for (const references of name.startsWith("replacing") ? [true, false] : [true]) {
      const late = { given, references };
      it(`${name}, ${references ? "late in everything" : "late in reads"}: one lost answer, or one death, ends as none`, async () => {
        const wanted = await faultless(late);
        expect(wanted.effects.length).toBeGreaterThan(2);
        for (const fault of wanted.effects) await loseAnswer(late, fault, wanted);
        // Tags are set and taken away by one call of the port, so there are no more deaths than calls.
        const calls = wanted.effects.filter(({ action }) => action !== "UntagResources").length;
        for (let writes = 1; writes <= calls; writes += 1) await die(late, writes, wanted);
      });
    }
  }
});
