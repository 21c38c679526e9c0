import type { FederationDocument, Plan, Run } from "@modelstudio-sso/contracts";
import { isWrite } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stateOf } from "../engine/world-state.ts";
import { type DurableWorld, startDurableWorld } from "./durable-world.ts";
import type { Moment } from "./gate.ts";
import { enter, everything, type Scenario, scenarios } from "./scenarios.ts";

/** Half of a case is a process that starts, the other half is waiting. */
const sideBySide = 3;
let worlds: DurableWorld[];
beforeAll(async () => {
  worlds = await Promise.all(Array.from({ length: sideBySide }, startDurableWorld));
});
afterAll(async () => {
  await Promise.all(worlds.map((world) => world.close()));
});

/** What happens to the process or the database around it, at one call. */
interface Blow {
  nth: number;
  moment: Moment;
  what: "SIGKILL" | "database crash";
}

/** A run from its beginning to its end, with these blows; each strikes the process that the one before it left. */
async function runUnder(world: DurableWorld, document: FederationDocument, blows: readonly Blow[]) {
  const waiting = [...blows];
  let killed: Promise<void> | null = null;
  world.gate.arm(async ({ nth }, moment) => {
    const [blow] = waiting;
    if (blow === undefined || blow.nth !== nth || blow.moment !== moment) return true;
    waiting.shift();
    if (blow.what === "SIGKILL") {
      killed = world.kill();
      return false;
    }
    await world.crashDatabase();
    return true;
  });
  const { runId, plan } = await world.begin(document);
  const over = world.finished(runId);
  let ended = false;
  void over.finally(() => {
    ended = true;
  });
  while (!ended) {
    if (killed !== null) {
      await killed;
      killed = null;
      await world.ensureEngine();
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { run: await over, plan, left: waiting };
}

/** The history says what happened, each thing once and in order. */
function expectTrueHistory(run: Run, plan: Plan, label: string): void {
  const writes = plan.changes.filter(isWrite).map((change) => change.address);
  const of = (type: string) =>
    run.events.flatMap((event) => (event.type === type && "address" in event ? [event.address] : []));
  expect(run.status, label).toBe("succeeded");
  expect(of("change-started"), label).toEqual(writes);
  expect(of("change-done"), label).toEqual(writes);
  expect(
    run.events.map((event) => event.type).filter((type) => type.startsWith("run-")),
    label,
  ).toEqual(["run-started", "run-finished"]);
  expect(run.events.at(-1), label).toMatchObject({ type: "run-finished", outcome: "succeeded" });
}

/** No write that took effect was sent a second time with success. */
function doubled(world: DurableWorld, since: ReadonlySet<unknown>): string[] {
  const made = world.emulator
    .calls()
    .filter((call) => !since.has(call) && call.status === 200 && /^(Create|Attach)/.test(call.action))
    .map(({ action, params: { RoleName, UserName, PolicyName, SAMLProviderName } }) =>
      [action, RoleName, UserName, PolicyName, SAMLProviderName].join(" "),
    );
  return made.filter((call, index) => made.indexOf(call) !== index);
}

async function roleIdsAtCloud(world: DurableWorld): Promise<Record<string, string>> {
  const own = (await world.cloud.listRoles()).filter(
    (role) => role.tags["modelstudio-sso-federation"] === "acme",
  );
  return Object.fromEntries(own.map((role) => [role.name, role.roleId]));
}

interface Faultless {
  calls: number;
  state: [string, string][];
}

const sorted = (state: ReadonlyMap<string, string>) => [...state].sort(([a], [b]) => (a < b ? -1 : 1));

async function faultless(world: DurableWorld, scenario: Scenario): Promise<Faultless> {
  const document = await enter(world, scenario);
  const { run, plan } = await runUnder(world, document, []);
  expectTrueHistory(run, plan, "without a fault");
  return { calls: world.gate.passed().length, state: sorted(await stateOf(world)) };
}

interface Ordeal {
  blows: Blow[];
  wanted: Faultless;
  /** Blows that may come too late, because the run has ended by then. */
  mayMiss?: number;
}

async function survive(world: DurableWorld, scenario: Scenario, { blows, wanted, mayMiss = 0 }: Ordeal) {
  const label = JSON.stringify(blows);
  const document = await enter(world, scenario);
  const before = new Set<unknown>(world.emulator.calls());
  const { run, plan, left } = await runUnder(world, document, blows);
  expect(left.length, `${label} did not all strike`).toBeLessThanOrEqual(mayMiss);
  expectTrueHistory(run, plan, `${label}\n${world.complaints()}`);
  expect(sorted(await stateOf(world)), label).toEqual(wanted.state);
  expect(doubled(world, before), label).toEqual([]);
  expect(await world.notedRoleIds(), label).toEqual(await roleIdsAtCloud(world));
  expect((await world.plan(document)).changes.filter(isWrite), label).toEqual([]);
  return { run, plan };
}

/** Takes the cases one after another, in all worlds at once. */
async function throughAll<T>(cases: readonly T[], take: (world: DurableWorld, one: T) => Promise<unknown>) {
  const queue = [...cases];
  await Promise.all(
    worlds.map(async (world) => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await take(world, next);
    }),
  );
}

const moments: Moment[] = ["before", "after"];

async function wantedOf(scenario: Scenario): Promise<Faultless> {
  const [first] = worlds;
  if (first === undefined) throw new Error("there is no world");
  return faultless(first, scenario);
}

const everyCall = (calls: number, what: Blow["what"]): Blow[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((nth) =>
    moments.map((moment) => ({ nth, moment, what })),
  );

const all = Object.entries(scenarios);

describe.each(all.filter(([, { always }]) => everything || always.includes("kills")))(
  "%s, by the durable engine",
  (_name, scenario) => {
    it("killed at each call, before and after it took effect: ends as without, and tells the truth", async () => {
      const wanted = await wantedOf(scenario);
      const blows = everyCall(wanted.calls, "SIGKILL");
      expect(blows.length).toBeGreaterThanOrEqual(4);
      await throughAll(blows, async (world, blow) => {
        const { run, plan } = await survive(world, scenario, { blows: [blow], wanted });
        if (!scenario.oneCallEach) return;
        // The change whose call was struck; the call behind the last one writes the RoleIds down.
        const struck = plan.changes.filter(isWrite)[blow.nth - 1]?.address;
        const done = run.events.flatMap((event) => (event.type === "change-done" ? [event] : []));
        for (const event of done) {
          const lostAnswer = event.address === struck && blow.moment === "after";
          expect(event.outcome, JSON.stringify(blow)).toBe(lostAnswer ? "settled" : "applied");
        }
      });
    });
  },
);

describe.each(all)("%s, by the durable engine", (_name, scenario) => {
  it("with the database crashing at each call: ends as without, and tells the truth", async () => {
    const wanted = await wantedOf(scenario);
    await throughAll(everyCall(wanted.calls, "database crash"), (world, blow) =>
      survive(world, scenario, { blows: [blow], wanted }),
    );
  });
});

describe.runIf(everything).each(all)("%s, by the durable engine", (_name, scenario) => {
  it("struck twice, the second time while it recovers: ends as without, and tells the truth", async () => {
    const wanted = await wantedOf(scenario);
    const pairs = everyCall(wanted.calls, "SIGKILL").flatMap((first) =>
      [1, 2].flatMap((later): Blow[][] => [
        [first, { nth: first.nth + later, moment: "after", what: "SIGKILL" }],
        [first, { nth: first.nth + later, moment: "before", what: "database crash" }],
      ]),
    );
    await throughAll(pairs, (world, blows) => survive(world, scenario, { blows, wanted, mayMiss: 1 }));
  });
});
