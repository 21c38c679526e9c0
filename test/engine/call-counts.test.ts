import type { FederationDocument, Plan } from "@modelstudio-sso/contracts";
import { destroyPlan, writesOf } from "@modelstudio-sso/federation";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { federation, rotatingMetadata, startWorld } from "./world.ts";

const metadata = await rotatingMetadata();
const workspaces = [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" as const }];

function roles(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `Role-${index}`,
    groups: [`group-${index}`],
    policies: ["AliyunBailianDataReadOnlyAccess" as const],
    workspaces,
  }));
}
const idpPath = (count: number, metadataXml = metadata.old) =>
  federation({ loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml }, roles: roles(count) });
const userPath = (count: number) =>
  federation({ loginPath: { kind: "ram-user", users: [{ name: "lin.wei" }] }, roles: roles(count) });

const world = await startWorld();
afterAll(() => world.emulator.close());
beforeEach(async () => {
  await fetch(`${world.emulator.url}/_emulator/reset`, { method: "POST" });
});

type Counts = Record<string, number>;

/** What arrives at the cloud while something is done, by action. */
async function counting<T>(work: () => Promise<T>): Promise<{ result: T; calls: Counts }> {
  const before = new Set(world.emulator.calls());
  const result = await work();
  const calls: Counts = {};
  for (const call of world.emulator.calls()) {
    if (!before.has(call)) calls[call.action] = (calls[call.action] ?? 0) + 1;
  }
  return { result, calls };
}

/** Plans and applies, and counts both; every written change is one that the plan named. */
async function bring(document: FederationDocument, make: () => Promise<Plan> = () => world.plan(document)) {
  const planned = await counting(make);
  const applied = await counting(() => world.apply(planned.result));
  expect(applied.result.outcome).toBe("succeeded");
  return { reads: planned.calls, writes: applied.calls, changes: writesOf(planned.result.changes).length };
}

function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Regions that are asked for workspaces, one call each. */
const regions = await counting(() => world.cloud.listWorkspaces());

/** What every plan costs, whatever the size: who we are, what the account holds and may hold, by name. */
const look: Counts = {
  GetCallerIdentity: 1,
  ListRoles: 1,
  ListPolicies: 1,
  ListSAMLProviders: 1,
  GetAccountSummary: 1,
  ListWorkspaces: total(regions.calls),
};

describe.each([10, 100, 300])("an IdP path with %i groups", (count) => {
  it("costs one call for each thing that changes, and the reads that no list spares", async () => {
    const first = await bring(idpPath(count));
    // Nothing that is still to be made is asked for: the lists tell that it is not there.
    expect(first.reads).toEqual(look);
    expect(first.writes).toEqual({ CreateSAMLProvider: 1, CreateRole: count, AttachPolicyToRole: count });
    expect(total(first.writes)).toBe(first.changes);

    // Trust policies and attachments are in no list, and neither is a provider's metadata.
    const unavoidable = { GetRole: count, ListPoliciesForRole: count, GetSAMLProvider: 1 };
    const again = await bring(idpPath(count));
    expect(again.reads).toEqual({ ...look, ...unavoidable });
    expect(again.writes).toEqual({});

    const longer: FederationDocument = {
      ...idpPath(count),
      roles: idpPath(count).roles.map((role, index) =>
        index === 0 ? { ...role, maxSessionDurationSeconds: 7200 } : role,
      ),
    };
    expect((await bring(longer)).writes).toEqual({ UpdateRole: 1 });
    const rotating = { ...longer, loginPath: idpPath(0, metadata.both).loginPath };
    expect((await bring(rotating)).writes).toEqual({ UpdateSAMLProvider: 1 });
    expect((await bring({ ...rotating, roles: longer.roles.slice(1) })).writes).toEqual({
      DetachPolicyFromRole: 1,
      DeleteRole: 1,
    });
    const rest = count - 1;
    const end = await bring(longer, () => destroyPlan(world.cloud, longer));
    expect(end.writes).toEqual({ DetachPolicyFromRole: rest, DeleteRole: rest, DeleteSAMLProvider: 1 });
    expect(total(end.writes)).toBe(end.changes);
  });
});

describe("the RAM-user path with the ten roles that a user can be granted one by one", () => {
  it("costs one call for each thing that changes, and the reads that no list spares", async () => {
    const count = 10;
    const user = { GetUser: 1, ListPoliciesForUser: 1 };
    const first = await bring(userPath(count));
    expect(first.reads).toEqual({ ...look, ...user });
    expect(first.writes).toEqual({
      CreatePolicy: count,
      CreateRole: count,
      AttachPolicyToRole: count,
      AttachPolicyToUser: count,
    });
    const again = await bring(userPath(count));
    expect(again.reads).toEqual({
      ...look,
      ...user,
      GetRole: count,
      ListPoliciesForRole: count,
      GetPolicy: count,
      // Who holds a policy that nobody names any more is told nowhere else.
      ListEntitiesForPolicy: count,
    });
    expect(again.writes).toEqual({});
  });
});

describe("what belongs to others", () => {
  it("costs nothing but its place in a list, and adopting costs a marker and what differs", async () => {
    const [role] = roles(1);
    if (role === undefined) throw new Error("there is no role");
    for (const name of ["Strange-1", "Strange-2", role.name]) {
      await world.cloud.createRole({
        kind: "role",
        name,
        description: "by hand",
        trustPolicy: {
          Version: "1",
          Statement: [
            {
              Effect: "Allow",
              Action: "sts:AssumeRole",
              Principal: { RAM: ["acs:ram::5123456789012345:root"] },
            },
          ],
        },
        maxSessionDurationSeconds: 3600,
        tags: {},
      });
    }
    const adopting = { ...idpPath(1), adopt: [`role/${role.name}`] };
    const { reads, writes } = await bring(adopting);
    expect(reads).toEqual({ ...look, GetRole: 1, ListPoliciesForRole: 1 });
    expect(writes).toEqual({ CreateSAMLProvider: 1, TagResources: 1, UpdateRole: 1, AttachPolicyToRole: 1 });
  });
});
