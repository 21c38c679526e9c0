import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planSchema } from "@modelstudio-sso/contracts";
import { type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { describeMetadata, isWrite } from "@modelstudio-sso/federation";
import { startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Cloud, cloudAt, makeProvider, makeRole, providerTrust, ramTrust, trust } from "./hand-made.ts";
import { runMsso } from "./msso.ts";

let folder: string;
let emulator: RunningEmulator;
let cloud: Cloud;
let metadata: string;
const file = (name: string) => join(folder, name);

const msso = (...args: string[]) =>
  runMsso(args, { environment: { CLOUD: "sandbox", SANDBOX_CLOUD_URL: emulator.url } });

async function imported(...args: string[]) {
  const { code, out } = await msso("import", ...args, "-o", file("federation.yaml"), "--json");
  return { code, result: JSON.parse(out), yaml: () => readFileSync(file("federation.yaml"), "utf8") };
}

async function plan() {
  const { code, out } = await msso("plan", "-f", file("federation.yaml"), "-o", file("plan.json"), "--json");
  return { code, plan: planSchema.parse(JSON.parse(out)) };
}

const actions = (made: Awaited<ReturnType<typeof plan>>) =>
  made.plan.changes.filter(isWrite).map((change) => `${change.action} ${change.address}`);

const codes = (result: { findings: { code: string }[] }) => result.findings.map((found) => found.code);

beforeAll(async () => {
  const idp = await startRehearsalIdp();
  metadata = idp.metadataXml();
  await idp.close();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "msso-import-"));
  emulator = await startEmulator();
  cloud = cloudAt(emulator.endpoint);
});
afterEach(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The form in which a plan registers metadata, so that nothing of it has to change. */
function minimal(): string {
  return describeMetadata(metadata, { now: new Date() }).registered?.xml ?? "";
}

describe("msso import of what was made by hand", () => {
  it("gives a plan that adopts and changes nothing else, and after it nothing is left to do", async () => {
    await makeProvider(cloud, "Acme", minimal());
    await makeRole(cloud, "Dev.Ops", {
      trust: trust(providerTrust("Acme")),
      policies: [["System", "AliyunBailianDataFullAccess"]],
      seconds: 7200,
    });
    await makeRole(cloud, "Readers", { trust: trust(providerTrust("Acme")) });
    await makeRole(cloud, "Unrelated", { trust: trust(providerTrust("Other")) });
    const before = { role: await cloud.getRole("Dev.Ops"), calls: emulator.calls().length };
    const { code, result } = await imported("--provider", "Acme");
    expect(code).toBe(0);
    const called = emulator.calls().slice(before.calls);
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((call) => !/^(Get|List)/.test(call.action))).toEqual([]);
    expect(result).toMatchObject({
      ok: true,
      document: {
        name: "acme",
        adopt: ["saml-provider/Acme", "role/Dev.Ops", "role/Readers"],
        roles: [
          { name: "Dev.Ops", description: "made by hand: Dev.Ops", maxSessionDurationSeconds: 7200 },
          { name: "Readers", policies: [] },
        ],
      },
      leftOut: [],
    });
    expect(codes(result)).toEqual(["import.groups-unknown", "import.memberships-unknown"]);
    expect(readFileSync(file("federation.metadata.xml"), "utf8")).toBe(minimal());

    const made = await plan();
    expect(made.code).toBe(0);
    expect(actions(made)).toEqual(["adopt saml-provider/Acme", "adopt role/Dev.Ops", "adopt role/Readers"]);
    const applied = await msso(
      ...["apply", "-f", file("federation.yaml"), "--plan", file("plan.json")],
      ...["--approve", made.plan.fingerprint],
    );
    expect(applied.code).toBe(0);
    expect(await cloud.getRole("Dev.Ops")).toEqual({
      ...before.role,
      tags: { "modelstudio-sso-federation": "acme" },
    });
    expect((await msso("drift", "-f", file("federation.yaml"))).code).toBe(0);
  });

  it("leaves out what it has no words for, says why, and the plan leaves that alone", async () => {
    await makeProvider(cloud, "Acme", minimal());
    await makeRole(cloud, "Plain", {
      trust: trust(providerTrust("Acme")),
      policies: [["System", "AliyunRAMReadOnlyAccess"]],
    });
    await makeRole(cloud, "Widened", { trust: trust(providerTrust("Acme"), ramTrust("root")) });
    await makeRole(cloud, "Guarded", {
      trust: trust(
        providerTrust("Acme", {
          Condition: {
            StringEquals: { "saml:recipient": "https://signin.alibabacloud.com/saml-role/sso" },
            IpAddress: { "acs:SourceIp": ["10.0.0.0/8"] },
          },
        }),
      ),
    });
    await makeRole(cloud, "Taken", {
      trust: trust(providerTrust("Acme")),
      tags: { "modelstudio-sso-federation": "somebody-else" },
    });
    const { code, result, yaml } = await imported("--provider", "Acme");
    expect(code).toBe(0);
    const reasons = Object.fromEntries(
      result.leftOut.map((entry: { role: string; reasons: string[] }) => [
        entry.role,
        entry.reasons.join(" "),
      ]),
    );
    expect(reasons).toEqual({
      Guarded: expect.stringContaining("other conditions"),
      Taken: expect.stringContaining('"somebody-else" owns it'),
      Widened: expect.stringContaining("also lets in the whole account 5123456789012345"),
    });
    expect(codes(result)).toEqual([
      ...Array(3).fill("import.role-left-out"),
      "plan.foreign-attachment",
      "import.groups-unknown",
      "import.memberships-unknown",
    ]);
    expect(yaml()).toContain("# Also attached, and not this federation's: AliyunRAMReadOnlyAccess (System).");
    for (const name of ["Guarded", "Taken", "Widened"]) {
      expect(yaml()).toMatch(new RegExp(`^# Left out: ${name}\\.$`, "m"));
      expect(yaml()).toMatch(new RegExp(`^# {3}- name: ${name}$`, "m"));
    }
    expect(actions(await plan())).toEqual(["adopt saml-provider/Acme", "adopt role/Plain"]);
  });

  it("announces that adopting rewrites metadata written in another way", async () => {
    await makeProvider(cloud, "Acme", metadata);
    await makeRole(cloud, "Plain", { trust: trust(providerTrust("Acme")) });
    const { code, result } = await imported("--provider", "Acme");
    expect(code).toBe(0);
    expect(codes(result)).toContain("import.metadata-rewritten");
    expect(actions(await plan())).toEqual(["adopt saml-provider/Acme", "adopt role/Plain"]);
  });
});

describe("msso import of RAM users", () => {
  it("writes who may take which role, and finds nothing to change where all hold the all-roles grant", async () => {
    for (const name of ["ann", "ben"]) {
      await cloud.createUser({ kind: "user", name, displayName: name, comments: "" });
      await cloud.attachUserPolicy({
        kind: "user-policy",
        user: name,
        policyType: "System",
        policy: "AliyunSTSAssumeRoleAccess",
      });
    }
    await makeRole(cloud, "Both", { trust: trust(ramTrust("user/ann", "user/ben")) });
    await makeRole(cloud, "Only-Ann", { trust: trust(ramTrust("user/ann")) });
    const { code, result } = await imported("--users", "ann", "--name", "people");
    expect(code).toBe(0);
    expect(result.document).toMatchObject({
      loginPath: { kind: "ram-user", grant: "all-roles", users: [{ name: "ann" }, { name: "ben" }] },
      roles: [{ name: "Both" }, { name: "Only-Ann", users: ["ann"] }],
    });
    expect(actions(await plan())).toEqual(["adopt role/Both", "adopt role/Only-Ann"]);
  });

  it("says which grants a plan would add where none of its own is there", async () => {
    await cloud.createUser({ kind: "user", name: "ann", displayName: "Ann", comments: "" });
    await makeRole(cloud, "Team", { trust: trust(ramTrust("user/ann")) });
    const { code, result } = await imported("--users", "ann", "--name", "people");
    expect(code).toBe(0);
    expect(result.findings[0]).toMatchObject({ code: "import.grant-differs", got: "ann: Team" });
    expect(actions(await plan())).toEqual([
      "create custom-policy/msso-people-assume-Team",
      "adopt role/Team",
      "create user-policy/ann/Custom:msso-people-assume-Team",
    ]);
  });
});

describe("msso import of a federation's own", () => {
  it.each([
    [
      "idp",
      `loginPath: { kind: idp, providerName: Acme, metadataFile: idp.xml }
roles:
  - { name: Admins, groups: [a], policies: [AliyunBailianFullAccess], maxSessionDurationSeconds: 7200 }`,
    ],
    [
      "ram-user",
      `loginPath: { kind: ram-user, users: [{ name: lin.wei }, { name: new.one, create: true }] }
roles:
  - { name: Admins, users: [lin.wei], description: ours }
  - { name: Readers }`,
    ],
  ])("writes a file that has nothing to change (%s)", async (_path, body) => {
    writeFileSync(file("idp.xml"), metadata);
    writeFileSync(
      file("federation.yaml"),
      `apiVersion: modelstudio-sso/v1\nname: acme\nsite: international\naccountId: "5123456789012345"\n${body}\n`,
    );
    const made = await plan();
    await msso(
      ...["apply", "-f", file("federation.yaml"), "--plan", file("plan.json")],
      ...["--approve", made.plan.fingerprint],
    );
    const kept = await msso("import", "--federation", "acme", "-o", file("federation.yaml"), "--json");
    expect(kept.code).toBe(2);
    const { code, result } = await imported("--federation", "acme", "--force");
    expect(code).toBe(0);
    expect(result.plan).toEqual([]);
    expect(result.document.adopt).toBeUndefined();
    expect(actions(await plan())).toEqual([]);
  });
});

describe("msso import", () => {
  it("answers the same bytes each time", async () => {
    await makeProvider(cloud, "Acme", minimal());
    for (const name of ["C", "A", "B"]) await makeRole(cloud, name, { trust: trust(providerTrust("Acme")) });
    const once = await msso("import", "--provider", "Acme", "-o", file("federation.yaml"), "--json");
    const text = readFileSync(file("federation.yaml"), "utf8");
    const again = await msso(
      "import",
      "--provider",
      "Acme",
      "-o",
      file("federation.yaml"),
      "--json",
      "--force",
    );
    expect(again.out).toBe(once.out);
    expect(readFileSync(file("federation.yaml"), "utf8")).toBe(text);
  });

  it("exits 1 where there is nothing, 2 where nothing is asked, 3 where the cloud is away", async () => {
    const nothing = await imported("--provider", "acme");
    expect(nothing.code).toBe(1);
    expect(nothing.result.diagnostics).toMatchObject([{ code: "import.nothing-found", got: "acme" }]);
    expect((await imported()).code).toBe(2);
    expect((await imported("--provider", "a", "--users", "b")).code).toBe(2);
    await emulator.close();
    const away = await imported("--provider", "Acme");
    expect(away.code).toBe(3);
    emulator = await startEmulator();
  });
});
