import { createHash } from "node:crypto";
import type { FederationDocument } from "@modelstudio-sso/contracts";
import { destroyPlan, isWrite } from "@modelstudio-sso/federation";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountId, federation, idpMetadata, startWorld, type World } from "./world.ts";

const metadata = [await idpMetadata(), await idpMetadata()];
const users = ["lin.wei", "new-user"];
const roleNames = ["Admins", "Readers", "dev.a", "dev-a"];

const roleArbitrary = fc.record({
  name: fc.constantFrom(...roleNames),
  policies: fc.subarray(["AliyunBailianDataReadOnlyAccess", "AliyunBailianControlFullAccess"] as const),
  maxSessionDurationSeconds: fc.constantFrom(3600, 7200, 43_200),
  right: fc.constantFrom("Admin" as const, "Visitor" as const),
});

const pathArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant("idp" as const),
    providerName: fc.constantFrom("One", "Two"),
    metadataXml: fc.constantFrom(...metadata),
  }),
  fc.record({
    kind: fc.constant("ram-user" as const),
    users: fc
      .subarray(users, { minLength: 1 })
      .map((names) => names.map((name) => ({ name, create: name === "new-user" }))),
    grant: fc.constantFrom("one-role" as const, "all-roles" as const),
    trustAccountRoot: fc.boolean(),
  }),
);

const documentArbitrary: fc.Arbitrary<FederationDocument> = fc
  .record({
    loginPath: pathArbitrary,
    roles: fc.uniqueArray(roleArbitrary, { minLength: 1, maxLength: 4, selector: (role) => role.name }),
  })
  .map(({ loginPath, roles }) =>
    federation({
      loginPath,
      roles: roles.map(({ right, ...role }) => ({
        ...role,
        groups: [role.name],
        workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: right }],
      })),
    }),
  );

/** Things of other people: an own role, a policy on our user, a provider, a grant. */
const strangersArbitrary = fc.record({
  role: fc.boolean(),
  userPolicy: fc.boolean(),
  grant: fc.boolean(),
});

async function makeStrangers(
  world: World,
  strangers: { role: boolean; userPolicy: boolean; grant: boolean },
) {
  const policy = { kind: "user-policy" as const, user: "lin.wei", policyType: "System" as const };
  if (strangers.role) {
    await world.cloud.createRole({
      kind: "role",
      name: "Somebody-Elses",
      description: "not ours",
      trustPolicy: {
        Version: "1",
        Statement: [
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${accountId}:root`] } },
        ],
      },
      maxSessionDurationSeconds: 3600,
      tags: { owner: "somebody" },
    });
  }
  if (strangers.userPolicy)
    await world.cloud.attachUserPolicy({ ...policy, policy: "AliyunBailianReadOnlyAccess" });
  if (strangers.grant) await world.cloud.attachUserPolicy({ ...policy, policy: "AliyunSTSAssumeRoleAccess" });
}

/** All that the cloud holds, without what differs from one making to the next and without users we made. */
async function stateOf(world: World): Promise<string> {
  const state: unknown = await (await fetch(`${world.emulator.url}/_emulator/state`)).json();
  const text = JSON.stringify(state, (key, value) => {
    if (/(Date|Id|roleId|userId)$/.test(key)) return undefined;
    if (Array.isArray(value)) {
      return value
        .filter((entry) => entry?.userName !== "new-user")
        .map((entry) => JSON.stringify(entry, (inner, of) => (/(Date|Id)$/.test(inner) ? undefined : of)))
        .sort();
    }
    return value;
  });
  return createHash("sha256").update(text).digest("hex");
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.emulator.close());

describe("random federations on random clouds", () => {
  it("converge in one run each, and destroy leaves what was there before", async () => {
    const histories = fc.array(documentArbitrary, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(strangersArbitrary, histories, async (strangers, documents) => {
        await fetch(`${world.emulator.url}/_emulator/reset`, { method: "POST" });
        await makeStrangers(world, strangers);
        const before = await stateOf(world);
        for (const document of documents) {
          expect((await world.converge(document)).outcome).toBe("succeeded");
          expect((await world.plan(document)).changes.filter(isWrite)).toEqual([]);
        }
        const [last] = documents.slice(-1);
        if (last === undefined) return;
        expect((await world.apply(await destroyPlan(world.cloud, last))).outcome).toBe("succeeded");
        expect(await stateOf(world)).toBe(before);
      }),
      { numRuns: 60, seed: 7_240 },
    );
  });
});
