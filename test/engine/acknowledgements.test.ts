import { acknowledgeableCodes, type FederationDocument } from "@modelstudio-sso/contracts";
import { destroyPlan, isWrite, refusalsOf } from "@modelstudio-sso/federation";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { accountId, federation, rotatingMetadata, startWorld } from "./world.ts";

const metadata = await rotatingMetadata();
const workspaces = [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" as const }];
const roleNames = ["Admins", "Developers", "Readers", "Testers", "Writers"];
const roles = roleNames.map((name) => ({ name, groups: [name.toLowerCase()], policies: [], workspaces }));
const idpPath = (given: { metadataXml?: string; names?: string[]; providerName?: string } = {}) =>
  federation({
    loginPath: {
      kind: "idp",
      providerName: given.providerName ?? "AcmeIdp",
      metadataXml: given.metadataXml ?? metadata.old,
    },
    roles: roles.filter((role) => (given.names ?? roleNames).includes(role.name)),
  });
const userPath = (...users: string[]) =>
  federation({
    loginPath: { kind: "ram-user", users: users.map((name) => ({ name })), grant: "all-roles" },
    roles,
  });

const world = await startWorld();
afterAll(() => world.emulator.close());
beforeEach(async () => {
  await fetch(`${world.emulator.url}/_emulator/reset`, { method: "POST" });
});

async function trustOf(role: string, principal: object): Promise<void> {
  const seen = await world.cloud.getRole(role);
  if (seen === null) throw new Error(`there is no role ${role}`);
  const Statement = [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: principal }];
  await world.cloud.updateRole({ kind: "role", ...seen, trustPolicy: { Version: "1", Statement } });
}

interface Case {
  before: FederationDocument;
  document: FederationDocument | (() => Promise<FederationDocument>);
}

/** For each code that a person can accept: the smallest thing that leads to it, and to no other. */
const cases: Record<string, Case> = {
  "plan.deletes-role": {
    before: idpPath(),
    document: idpPath({ names: roleNames.slice(1) }),
  },
  "plan.deletes-many": {
    before: federation({
      ...idpPath(),
      roles: roles.map((role) => ({ ...role, policies: ["AliyunBailianDataReadOnlyAccess"] })),
    }),
    document: idpPath(),
  },
  "plan.removes-last-login": {
    before: idpPath(),
    document: idpPath({ providerName: "NewIdp" }),
  },
  "plan.opens-role": {
    before: userPath("lin.wei"),
    document: userPath("lin.wei", "sso-admin"),
  },
  "plan.removes-certificate": {
    before: idpPath(),
    document: idpPath({ metadataXml: metadata.next }),
  },
  "plan.replaces-role": {
    before: idpPath(),
    document: async () => {
      const roleId = (await world.cloud.getRole("Admins"))?.roleId ?? "";
      return { ...idpPath(), replace: [{ role: "Admins", roleId }] };
    },
  },
};

describe("what must be accepted by name", () => {
  it("has a case here for each code", () => {
    expect(Object.keys(cases).sort()).toEqual([...acknowledgeableCodes].sort());
  });

  it.each(Object.entries(cases))(
    "%s: is met by its case alone, and lets nothing through unnamed",
    async (code, given) => {
      await world.converge(given.before);
      const { document } = given;
      const plan = await world.plan(typeof document === "function" ? await document() : document);
      const errors = plan.findings.filter((found) => found.severity === "error").map((found) => found.code);
      expect([...new Set(errors)]).toEqual([code]);
      const approval = { fingerprint: plan.fingerprint, plan };
      expect(refusalsOf(approval, plan)).toMatchObject([
        { code: "plan.unacknowledged", want: `acknowledged: ${code}` },
      ]);
      const others = acknowledgeableCodes.filter((other) => other !== code);
      expect(refusalsOf({ ...approval, acknowledge: others }, plan)).toMatchObject([
        { code: "plan.unacknowledged" },
      ]);
      expect(refusalsOf({ ...approval, acknowledge: [code] }, plan)).toEqual([]);
      expect((await world.apply(plan)).outcome).toBe("succeeded");
    },
  );

  it("raises no alarm on a first apply, on the same document again, or on a destroy", async () => {
    for (const document of [idpPath(), userPath("lin.wei")]) {
      await fetch(`${world.emulator.url}/_emulator/reset`, { method: "POST" });
      const alarms = async (plan: { findings: { code: string; severity: string }[] }) =>
        plan.findings.filter((found) => found.severity === "error").map((found) => found.code);
      expect(await alarms(await world.plan(document))).toEqual([]);
      await world.converge(document);
      expect(await alarms(await world.plan(document))).toEqual([]);
      const destroy = await destroyPlan(world.cloud, document);
      expect(destroy.changes.filter(isWrite).length).toBeGreaterThan(4);
      expect(await alarms(destroy)).toEqual([]);
    }
  });
});

describe("a large share", () => {
  it("does not count what goes with its role anyway", async () => {
    const policies = ["AliyunBailianDataReadOnlyAccess", "AliyunBailianControlReadOnlyAccess"] as const;
    const two = federation({
      ...idpPath(),
      roles: roles.slice(0, 2).map((role) => ({ ...role, policies: [...policies] })),
    });
    await world.converge(two);
    const plan = await world.plan({ ...two, roles: two.roles.slice(1) });
    expect(plan.changes.filter(isWrite)).toHaveLength(3);
    expect(plan.findings.map((found) => found.code)).toEqual(["plan.deletes-role"]);
  });
});

describe("the last working login", () => {
  it("is gone with the last role, and with a change of the login path", async () => {
    await world.converge(idpPath({ names: ["Admins"] }));
    const renamed = await world.plan(idpPath({ names: ["Readers"] }));
    expect(renamed.findings.map((found) => found.code)).toEqual([
      "plan.removes-last-login",
      "plan.deletes-role",
    ]);
    const moved = await world.plan({ ...userPath("lin.wei"), roles: idpPath({ names: ["Admins"] }).roles });
    expect(moved.findings.map((found) => found.code)).toContain("plan.removes-last-login");
  });

  it("is not gone while one role stays, nor where nobody could sign in before", async () => {
    await world.converge(idpPath());
    const kept = await world.plan(idpPath({ names: ["Admins"] }));
    expect(kept.findings.map((found) => found.code)).not.toContain("plan.removes-last-login");
    await world.cloud.deleteSamlProvider("AcmeIdp");
    const dead = await world.plan(idpPath({ providerName: "NewIdp" }));
    expect(dead.findings.map((found) => found.code)).not.toContain("plan.removes-last-login");
  });
});

describe("who is let in", () => {
  it("is compared with the cloud: what somebody narrowed is not opened again unnoticed", async () => {
    await world.converge(userPath("lin.wei", "sso-admin"));
    await trustOf("Admins", { RAM: [`acs:ram::${accountId}:user/lin.wei`] });
    expect((await world.plan(userPath("lin.wei", "sso-admin"))).findings).toContainEqual(
      expect.objectContaining({
        code: "plan.opens-role",
        path: "role/Admins",
        got: `acs:ram::${accountId}:user/sso-admin`,
      }),
    );
  });

  it("is not more when a whole account becomes one of its users, and more the other way round", async () => {
    await world.converge(userPath("lin.wei"));
    await trustOf("Admins", { RAM: [`acs:ram::${accountId}:root`] });
    const narrower = await world.plan(userPath("lin.wei"));
    expect(narrower.findings.map((found) => found.code)).not.toContain("plan.opens-role");
    const base = userPath("lin.wei");
    const rooted = await world.plan({
      ...base,
      loginPath: { ...base.loginPath, trustAccountRoot: true },
    } as FederationDocument);
    const opened = rooted.findings.filter((found) => found.code === "plan.opens-role");
    expect(opened.map((found) => found.path)).toEqual(roleNames.slice(1).map((name) => `role/${name}`));
  });

  it("is more when a condition goes, or a Deny", async () => {
    await world.converge(userPath("lin.wei"));
    const seen = await world.cloud.getRole("Admins");
    if (seen === null) throw new Error("the role is missing");
    const allow = {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { RAM: [`acs:ram::${accountId}:user/lin.wei`] },
    };
    const policies = [
      [{ ...allow, Condition: { StringEquals: { "acs:SourceIp": "192.0.2.1" } } }],
      [allow, { ...allow, Effect: "Deny" }],
    ];
    for (const Statement of policies) {
      await world.cloud.updateRole({ kind: "role", ...seen, trustPolicy: { Version: "1", Statement } });
      const { findings } = await world.plan(userPath("lin.wei"));
      expect(findings.map((found) => found.code)).toContain("plan.opens-role");
    }
  });
});

describe("a certificate rotation", () => {
  it("goes from the old over both to the new one, and only the last step must be accepted", async () => {
    await world.converge(idpPath());
    const adding = await world.plan(idpPath({ metadataXml: metadata.both }));
    expect(adding.findings).toEqual([]);
    await world.apply(adding);
    const ending = await world.plan(idpPath({ metadataXml: metadata.next }));
    expect(ending.findings).toMatchObject([
      { code: "plan.removes-certificate", want: "an IdP that no longer signs with it" },
    ]);
    const jumping = await world.plan(idpPath({ metadataXml: (await rotatingMetadata()).old }));
    expect(jumping.findings).toMatchObject([
      { code: "plan.removes-certificate", want: "old and new certificate, side by side" },
    ]);
  });

  it("may forget a certificate that has expired", async () => {
    await world.converge(idpPath());
    const later = { now: new Date("2099-01-01T00:00:00Z") };
    const plan = await world.plan(idpPath({ metadataXml: metadata.next }), later);
    expect(plan.changes.filter(isWrite).map((change) => change.address)).toEqual(["saml-provider/AcmeIdp"]);
    expect(plan.findings).toEqual([]);
  });
});
