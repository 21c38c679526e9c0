import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accessMatrix,
  exportTerraform,
  importFederation,
  makePlan,
  type ObservedResource,
  observedAccessState,
} from "../src/index.ts";
import { accountId, asWanted, desiredOf, document, documents, planFor, seen } from "./access-world.ts";

/** Policies that nobody planned, on every role of a document. */
function foreign(roles: readonly { name: string }[]): ObservedResource[] {
  return roles.flatMap(({ name }) =>
    ["AliyunOSSFullAccess", "AdministratorAccess"].map((policy) => ({
      resource: { kind: "role-policy" as const, role: name, policyType: "System" as const, policy },
      owner: "acme",
    })),
  );
}

/** The same resources in another order: answers of the cloud arrive as they like. */
const shuffled = fc.tuple(documents, documents).chain(([wanted, before]) => {
  const entries = [...asWanted(before).resources.values(), ...foreign(before.roles)];
  return fc.record({
    wanted: fc.constant(wanted),
    once: fc.constant(seen(entries)),
    again: fc.shuffledSubarray(entries, { minLength: entries.length }).map(seen),
  });
});

describe("the same cloud in another order of answers", () => {
  it("gives the same plan, byte for byte", () => {
    fc.assert(
      fc.property(shuffled, ({ wanted, once, again }) => {
        expect(JSON.stringify(planFor(wanted, again))).toBe(JSON.stringify(planFor(wanted, once)));
      }),
    );
  });

  it("gives the same plan to take everything away", () => {
    fc.assert(
      fc.property(shuffled, ({ wanted, once, again }) => {
        const nothing = { ...desiredOf({ ...wanted, roles: [] }), resources: [], findings: [] };
        const destroy = (state: typeof once) => JSON.stringify(makePlan(nothing, state, { kind: "destroy" }));
        expect(destroy(again)).toBe(destroy(once));
      }),
    );
  });

  it("gives the same matrix", () => {
    fc.assert(
      fc.property(shuffled, ({ wanted, once, again }) => {
        const text = (state: typeof once) => JSON.stringify(accessMatrix(observedAccessState(wanted, state)));
        expect(text(again)).toBe(text(once));
      }),
    );
  });

  it("gives the same import", () => {
    const roles = ["C", "A", "B"].map((name) => ({
      role: {
        name,
        arn: `acs:ram::${accountId}:role/${name}`,
        roleId: name,
        description: "",
        trustPolicy: desiredOf(document({ roles: [{ name, groups: ["g"] }] })).resources.flatMap(
          (resource) => (resource.kind === "role" ? [resource.trustPolicy] : []),
        )[0] ?? { Version: "1" as const, Statement: [] },
        maxSessionDurationSeconds: 3600,
        tags: {},
      },
      policies: [
        { policyType: "System" as const, policy: "AliyunOSSFullAccess" },
        { policyType: "Custom" as const, policy: "Mine" },
        { policyType: "System" as const, policy: "AliyunBailianFullAccess" },
      ],
    }));
    const source = { kind: "provider" as const, name: "Acme" };
    const text = (given: typeof roles) =>
      JSON.stringify(
        importFederation({ accountId, provider: null, roles: given, users: [], missing: [] }, source, {
          name: "acme",
          now: new Date("2026-01-01T00:00:00Z"),
        }),
      );
    fc.assert(
      fc.property(
        fc.shuffledSubarray(["AliyunOSSFullAccess", "Mine", "AliyunBailianFullAccess"], { minLength: 3 }),
        (order) => {
          const other = roles.map((of) => ({
            ...of,
            policies: order.flatMap((name) => of.policies.filter(({ policy }) => policy === name)),
          }));
          expect(text(other)).toBe(text(roles));
        },
      ),
    );
    expect(text(roles)).toContain('"roles":[{"name":"C"');
  });
});

describe("the Terraform export", () => {
  it("does not depend on the time", () => {
    fc.assert(
      fc.property(documents, (given) => {
        expect(exportTerraform(desiredOf(given))).toBe(exportTerraform(desiredOf(structuredClone(given))));
      }),
    );
  });
});
