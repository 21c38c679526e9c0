import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { planSchema } from "@modelstudio-sso/contracts";
import { type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idpMetadata } from "../engine/world.ts";
import { runMsso } from "./msso.ts";

const folder = mkdtempSync(join(tmpdir(), "msso-cli-"));
const file = (name: string) => join(folder, name);
let emulator: RunningEmulator;
let environment: Record<string, string>;

function write(name: string, roles: string[], more = ""): void {
  const lines = roles.map(
    (role) =>
      `  - { name: ${role}, groups: [${role}-group], workspaces: [{ workspace: ws-1f2e3d4c5b6a7988, role: Visitor }] }`,
  );
  writeFileSync(
    file(name),
    `apiVersion: modelstudio-sso/v1
name: acme
site: international
accountId: "5123456789012345"
loginPath: { kind: idp, providerName: AcmeIdp, metadataFile: idp.xml }
roles:
${lines.join("\n")}
${more}`,
  );
}

beforeAll(async () => {
  writeFileSync(file("idp.xml"), await idpMetadata());
  emulator = await startEmulator();
  environment = { CLOUD: "sandbox", SANDBOX_CLOUD_URL: emulator.url };
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const msso = (...args: string[]) => runMsso(args, { environment });

/** Plans a file, and applies the plan with these codes accepted. */
async function apply(name: string, ...acknowledge: string[]) {
  const planned = await msso("plan", "-f", file(name), "-o", file("plan.json"), "--json");
  const { fingerprint } = planSchema.parse(JSON.parse(planned.out));
  const accepted = acknowledge.length === 0 ? [] : ["--acknowledge", ...acknowledge];
  return msso(
    "apply",
    "-f",
    file(name),
    "--plan",
    file("plan.json"),
    "--approve",
    fingerprint,
    "--json",
    ...accepted,
  );
}

describe("msso, where it is dangerous", () => {
  it("prints the codes to accept, refuses without them, and goes back with the file's earlier version", async () => {
    write("two.yaml", ["Admins", "Readers"]);
    write("one.yaml", ["Admins"]);
    expect((await apply("two.yaml")).code).toBe(0);
    const shown = await msso("plan", "-f", file("one.yaml"));
    expect(shown.code).toBe(1);
    expect(shown.out).toContain("To accept what is dangerous in it: --acknowledge plan.deletes-role");
    expect(shown.out).toContain("Delete the RAM role Readers.");
    expect(JSON.parse((await apply("one.yaml")).out).diagnostics).toMatchObject([
      { code: "plan.unacknowledged", want: "acknowledged: plan.deletes-role" },
    ]);
    expect((await apply("one.yaml", "plan.deletes-role")).code).toBe(0);
    const back = await msso("plan", "-f", file("two.yaml"));
    expect(back.code).toBe(0);
    expect(back.out).toContain("Create the RAM role Readers.");
  });

  it("adopts what the file names, says so, and takes nothing else", async () => {
    const cloud = connectCloud(
      localConnection(emulator.endpoint, {
        accessKeyId: "SANDBOXADMIN",
        accessKeySecret: "sandbox-admin-secret",
      }),
    );
    const principal = { Federated: ["acs:ram::5123456789012345:saml-provider/AcmeIdp"] };
    await cloud.createRole({
      kind: "role",
      name: "Theirs",
      description: "by hand",
      trustPolicy: {
        Version: "1",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: principal }],
      },
      maxSessionDurationSeconds: 3600,
      tags: {},
    });
    write("theirs.yaml", ["Admins", "Theirs"]);
    const refused = await msso("plan", "-f", file("theirs.yaml"));
    expect(refused.err).toContain('add "role/Theirs" to the federation\'s adopt list');
    expect(refused.out).toContain("role/Theirs stays untouched. It exists and was not made by this service.");
    write("theirs.yaml", ["Admins", "Theirs"], "adopt: [role/Theirs]\n");
    const shown = await msso("plan", "-f", file("theirs.yaml"));
    expect(shown.out).toContain(
      "Adopt the RAM role Theirs, which somebody else made, and change: trustPolicy, description",
    );
    expect((await apply("theirs.yaml")).code).toBe(0);
    expect((await cloud.getRole("Theirs"))?.tags).toEqual({ "modelstudio-sso-federation": "acme" });
  });

  it("tells who loses access before it takes everything away", async () => {
    const shown = await msso("destroy", "-f", file("theirs.yaml"));
    expect(shown.code).toBe(0);
    expect(shown.out).toContain("2 role(s) can no longer be taken");
    expect(shown.out).toContain("Admins: groups Admins-group; workspaces: ws-1f2e3d4c5b6a7988 (Visitor).");
    const json = planSchema.parse(
      JSON.parse((await msso("destroy", "-f", file("theirs.yaml"), "--json")).out),
    );
    expect(json.losesAccess.map((entry) => entry.role)).toEqual(["Admins", "Theirs"]);
    const mistyped = await msso("destroy", "-f", file("theirs.yaml"), "--approve", "0".repeat(64), "--json");
    expect(JSON.parse(mistyped.out).diagnostics).toMatchObject([{ code: "plan.fingerprint" }]);
    const done = await msso("destroy", "-f", file("theirs.yaml"), "--approve", json.fingerprint, "--json");
    expect(JSON.parse(done.out)).toMatchObject({ ok: true, written: 3 });
  });
});
