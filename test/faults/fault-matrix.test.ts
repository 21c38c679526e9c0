import type { FederationDocument } from "@modelstudio-sso/contracts";
import { isWrite } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { federation, idpMetadata } from "../engine/world.ts";
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

const role = (name: string) => ({
  name,
  groups: [name.toLowerCase()],
  policies: ["AliyunBailianDataReadOnlyAccess" as const],
  workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" as const }],
});
const [oldMetadata, newMetadata] = [await idpMetadata(), await idpMetadata()];
const idpPath = (metadataXml: string) =>
  federation({
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml },
    roles: [role("Admins"), role("Readers")],
  });
const userPath = federation({
  loginPath: {
    kind: "ram-user",
    users: [{ name: "lin.wei" }, { name: "new-user", create: true }],
    grant: "one-role",
  },
  roles: [role("Admins")],
});

/** What is there before, and what is applied under the fault. */
const scenarios: Record<string, { before: FederationDocument[]; document: FederationDocument }> = {
  "first apply on the IdP path": { before: [], document: idpPath(oldMetadata) },
  "first apply on the RAM-user path": { before: [], document: userPath },
  "new metadata for a registered provider": {
    before: [idpPath(oldMetadata)],
    document: idpPath(newMetadata),
  },
  "from the RAM-user path to the IdP path": { before: [userPath], document: idpPath(oldMetadata) },
};
type Scenario = (typeof scenarios)[string];

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

async function prepare(world: StruckWorld, { before }: Scenario): Promise<void> {
  await world.startOver();
  for (const document of before) expect((await world.apply(document)).outcome).toBe("succeeded");
}

/** The calls of a faultless run, and the state it leads to. */
async function faultless(world: StruckWorld, scenario: Scenario): Promise<{ calls: Call[]; state: string }> {
  await prepare(world, scenario);
  const before = world.calls().length;
  expect((await world.apply(scenario.document)).outcome).toBe("succeeded");
  const seen = new Map<string, number>();
  const calls = world
    .calls()
    .slice(before)
    .map(({ product, action }) => {
      const nth = (seen.get(action) ?? 0) + 1;
      seen.set(action, nth);
      return { product, action, nth };
    });
  return { calls, state: await world.state() };
}

async function strikeOnce(world: StruckWorld, scenario: Scenario, given: { fault: Call; wanted: string }) {
  const label = JSON.stringify(given.fault);
  await prepare(world, scenario);
  await world.strike(given.fault);
  const { outcome, events, made } = await world.apply(scenario.document);
  expect(outcome, label).toBe("succeeded");
  expect(await world.state(), label).toBe(given.wanted);
  const done = events.flatMap((event) => (event.type === "change-done" ? [event.address] : []));
  expect(done, label).toEqual(made.changes.filter(isWrite).map((change) => change.address));
  expect((await world.plan(scenario.document)).changes.filter(isWrite), label).toEqual([]);
}

describe("each call of a run, struck by each fault", () => {
  for (const [name, scenario] of Object.entries(scenarios)) {
    it(`${name}: ends as without the fault, nothing twice, and the history is true`, async () => {
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
    });
  }
});
