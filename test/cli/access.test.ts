import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AccessMatrix, accessMatrixSchema } from "@modelstudio-sso/contracts";
import { type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cloudAt, providerTrust, ramTrust, trust } from "./hand-made.ts";
import { runMsso } from "./msso.ts";

let folder: string;
let emulator: RunningEmulator;
let metadata: string;
const file = (name: string) => join(folder, name);

const yaml = (roles: string, account = "5123456789012345") => `apiVersion: modelstudio-sso/v1
name: acme
site: international
accountId: "${account}"
loginPath: { kind: idp, providerName: Acme, metadataFile: idp.xml, sessionDurationSeconds: 7200 }
roles:
${roles}
`;
const admins =
  "  - { name: Admins, groups: [admins, 'Owners, EU'], policies: [AliyunBailianDataFullAccess], workspaces: [{ workspace: ws-1f2e3d4c5b6a7988, role: Admin }] }\n";
const readers =
  "  - { name: Readers, groups: [readers, admins], workspaces: [{ workspace: ws-9c8b7a6d5e4f3021, role: Visitor }] }\n";

const msso = (...args: string[]) =>
  runMsso(args, { environment: { CLOUD: "sandbox", SANDBOX_CLOUD_URL: emulator.url } });
const access = (...args: string[]) => msso("access", "-f", file("federation.yaml"), ...args, "--json");

async function applyFile(): Promise<void> {
  const planned = await msso("plan", "-f", file("federation.yaml"), "-o", file("plan.json"), "--json");
  const { fingerprint } = JSON.parse(planned.out);
  const done = await msso(
    ...["apply", "-f", file("federation.yaml"), "--plan", file("plan.json"), "--approve", fingerprint],
  );
  expect(done.code).toBe(0);
}

beforeAll(async () => {
  const idp = await startRehearsalIdp();
  metadata = idp.metadataXml();
  await idp.close();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "msso-access-"));
  emulator = await startEmulator();
  writeFileSync(file("idp.xml"), metadata);
  writeFileSync(file("federation.yaml"), yaml(admins + readers));
});
afterEach(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What two states must share; RoleIds and memberships are the cloud's and a person's word. */
const essence = (matrix: AccessMatrix) => ({
  subjects: matrix.subjects,
  roles: matrix.roles.map(({ role, policies, capabilities, session }) => ({
    role,
    policies,
    capabilities,
    session,
  })),
});

describe("msso access", () => {
  it("tells from the file alone who could choose what, one role at a time", async () => {
    const { code, out } = await runMsso([
      ...["access", "-f", file("federation.yaml"), "--groups", "admins,Owners\\, EU,nobody", "--json"],
    ]);
    expect(code).toBe(0);
    const { choice } = JSON.parse(out);
    expect(choice.options).toMatchObject([
      {
        access: {
          role: "Admins",
          capabilities: ["data-read", "data-converse", "data-write", "list-identities"],
          workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Admin", state: "unknown" }],
          session: { seconds: 3600, decidedBy: ["MaxSessionDuration"], exact: false },
        },
        through: [{ name: "Owners, EU" }, { name: "admins" }],
      },
      { access: { role: "Readers", capabilities: [], workspaces: [{ role: "Visitor" }] } },
    ]);
    expect(choice.unmapped).toEqual([{ subject: { kind: "group", name: "nobody" }, like: null }]);
  });

  it("sees at the cloud what the file asked for, once it is applied, and the same bytes each time", async () => {
    const before = JSON.parse((await access("--observed")).out).matrix;
    expect(before.roles).toEqual([]);
    expect(
      new Set(
        before.subjects.flatMap((entry: { roles: { way: string }[] }) => entry.roles.map((link) => link.way)),
      ),
    ).toEqual(new Set(["role-absent"]));
    await applyFile();
    const desired = accessMatrixSchema.parse(JSON.parse((await access()).out).matrix);
    const seen = await access("--observed");
    const observed = accessMatrixSchema.parse(JSON.parse(seen.out).matrix);
    expect(essence(observed)).toEqual(essence(desired));
    expect(observed.roles.map((role) => role.unproven.length)).toEqual([1, 1]);
    expect((await access("--observed")).out).toBe(seen.out);
  });

  it("shows who else got in, and with what", async () => {
    await applyFile();
    const cloud = cloudAt(emulator.endpoint);
    const role = await cloud.getRole("Readers");
    await cloud.updateRole({
      kind: "role",
      name: "Readers",
      description: role?.description ?? "",
      maxSessionDurationSeconds: 3600,
      tags: {},
      trustPolicy: trust(providerTrust("Acme"), ramTrust("user/lin.wei")),
    });
    await cloud.attachRolePolicy({
      kind: "role-policy",
      role: "Readers",
      policyType: "System",
      policy: "AliyunBailianFullAccess",
    });
    const { matrix } = JSON.parse((await access("--observed")).out);
    expect(matrix.subjects.at(-1)).toEqual({
      subject: { kind: "user", name: "lin.wei" },
      roles: [{ role: "Readers", way: "no-grant-seen", expected: false }],
    });
    expect(matrix.roles[1]).toMatchObject({
      role: "Readers",
      policies: [{ policy: "AliyunBailianFullAccess", expected: false }],
      capabilities: expect.arrayContaining(["super-administrator"]),
    });
  });

  it("tells what a plan changes for whom, before it is applied", async () => {
    await applyFile();
    writeFileSync(file("federation.yaml"), yaml(admins.replace("DataFull", "DataReadOnly")));
    await msso("plan", "-f", file("federation.yaml"), "-o", file("plan.json"));
    writeFileSync(file("applied.yaml"), yaml(admins + readers));
    const { code, out } = await access("--plan", file("plan.json"), "--against", file("applied.yaml"));
    expect(code).toBe(0);
    const { difference } = JSON.parse(out);
    const lines = difference.flatMap(
      (entry: { subject: { name: string }; roles: { change: string; role: string }[] }) =>
        entry.roles.map((role) => `${entry.subject.name}: ${role.change} ${role.role}`),
    );
    expect(lines).toEqual([
      "Owners, EU: changed Admins",
      "admins: changed Admins",
      "admins: lost Readers",
      "readers: lost Readers",
    ]);
    expect(difference[1].roles[0]).toMatchObject({
      capabilities: { gained: [], lost: ["data-write", "list-identities"] },
      workspaces: { gained: [], lost: [] },
    });
  });

  it("tells what an edit of the file changes for whom, without a cloud", async () => {
    writeFileSync(file("before.yaml"), yaml(admins));
    const { code, out } = await runMsso([
      ...["access", "-f", file("federation.yaml"), "--against", file("before.yaml"), "--json"],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).difference).toMatchObject([
      {
        subject: { name: "admins" },
        roles: [{ role: "Readers", change: "gained", workspaces: { gained: [{ role: "Visitor" }] } }],
      },
      { subject: { name: "readers" }, roles: [{ role: "Readers", change: "gained" }] },
    ]);
    const same = await runMsso([
      "access",
      "-f",
      file("federation.yaml"),
      "--against",
      file("federation.yaml"),
    ]);
    expect(same.out).toContain("It changes nobody's access.");
  });

  it("exits 1 for another account, 2 for two sources at once or a foreign plan, 3 where the cloud is away", async () => {
    writeFileSync(file("other.yaml"), yaml(readers, "5999999999999999"));
    const other = await msso("access", "-f", file("other.yaml"), "--observed", "--json");
    expect(other.code).toBe(1);
    expect(JSON.parse(other.out).findings).toMatchObject([{ code: "cloud.account.mismatch" }]);
    expect((await access("--observed", "--plan", file("plan.json"))).code).toBe(2);
    writeFileSync(file("no.json"), "{}");
    expect((await access("--plan", file("no.json"))).code).toBe(2);
    await emulator.close();
    const away = await access("--observed");
    expect(away.code).toBe(3);
    expect(JSON.parse(away.out)).toMatchObject({ ok: false, diagnostics: [{ code: "cloud.unreachable" }] });
    emulator = await startEmulator();
  });

  it("says it in words", async () => {
    const { out } = await runMsso(["access", "-f", file("federation.yaml")]);
    expect(out).toContain("group admins: Admins | Readers");
    expect(out).toContain("workspace ws-9c8b7a6d5e4f3021 as Visitor: not known");
    expect(out).toContain(
      "session: at most 3600 s, decided by MaxSessionDuration; not known: SessionNotOnOrAfter",
    );
  });
});
