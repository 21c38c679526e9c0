import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { planSchema } from "@modelstudio-sso/contracts";
import { type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runMsso } from "./msso.ts";

const folder = mkdtempSync(join(tmpdir(), "msso-cli-"));
const file = (name: string) => join(folder, name);
let emulator: RunningEmulator;
let idp: RunningRehearsalIdp;
let environment: Record<string, string>;

const yaml = (roles: string) => `apiVersion: modelstudio-sso/v1
name: acme
site: international
accountId: "5123456789012345"
loginPath:
  kind: idp
  providerName: AcmeIdp
  metadataFile: idp.xml
roles:
${roles}
`;
const oneRole =
  "  - { name: AI-Admins, groups: [admins], policies: [AliyunBailianDataFullAccess], workspaces: [{ workspace: ws-1f2e3d4c5b6a7988, role: Admin }] }";

beforeAll(async () => {
  idp = await startRehearsalIdp();
  writeFileSync(file("idp.xml"), idp.metadataXml());
  writeFileSync(file("federation.yaml"), yaml(oneRole));
});
beforeEach(async () => {
  await emulator?.close();
  emulator = await startEmulator();
  environment = { CLOUD: "sandbox", SANDBOX_CLOUD_URL: emulator.url };
});
afterAll(async () => {
  await emulator.close();
  await idp.close();
  rmSync(folder, { recursive: true, force: true });
});

async function planned() {
  const result = await runMsso(["plan", "-f", file("federation.yaml"), "-o", file("plan.json"), "--json"], {
    environment,
  });
  return { ...result, plan: planSchema.parse(JSON.parse(result.out)) };
}

const apply = (fingerprint: string) =>
  runMsso(
    ["apply", "-f", file("federation.yaml"), "--plan", file("plan.json"), "--approve", fingerprint, "--json"],
    { environment },
  );

describe("msso metadata check", () => {
  it("prints the contract's JSON and exits 0 for a usable document", async () => {
    const { code, out } = await runMsso(["metadata", "check", file("idp.xml"), "--json"]);
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      ok: true,
      idp: { entityId: idp.entityId, singleSignOn: [{ location: `${idp.url}/sso` }, {}] },
    });
    expect(Object.keys(report.idp.certificates[0]).sort()).toEqual([
      "keyBits",
      "keyType",
      "notAfter",
      "notBefore",
      "sha256",
      "subject",
      "use",
    ]);
  });

  it("reads standard input, and exits 1 with a finding for what is no metadata", async () => {
    const { code, out } = await runMsso(["metadata", "check", "-", "--json"], { input: "hello" });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "metadata.not-xml", fixAt: "idp" }],
    });
  });

  it("judges validity at the time it is given", async () => {
    const { code, out } = await runMsso([
      "metadata",
      "check",
      file("idp.xml"),
      "--now",
      "2045-01-01T00:00:00Z",
      "--json",
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out).diagnostics.map((found: { code: string }) => found.code)).toContain(
      "metadata.certificate.expired",
    );
  });

  it("exits 2 for wrong usage", async () => {
    expect((await runMsso(["metadata", "check"])).code).toBe(2);
    expect((await runMsso(["nonsense"])).code).toBe(2);
    expect((await runMsso(["metadata", "check", file("idp.xml"), "--now", "yesterday"])).code).toBe(2);
    expect((await runMsso(["--help"])).code).toBe(0);
  });
});

describe("msso response check --batch", () => {
  it("gives each line its verdict, in order, and exits 0", async () => {
    await idp.registerServiceProvider({
      entityId: "https://sp.example/saml",
      acsUrl: "https://sp.example/acs",
    });
    const good = await idp.createResponse({
      userId: "chen.yu",
      audience: "sp",
      spEntityId: "https://sp.example/saml",
    });
    const line = (id: string, change: object) =>
      JSON.stringify({
        id,
        metadata: idp.metadataXml(),
        response: good.samlResponse,
        binding: "post",
        sp: { entityId: "https://sp.example/saml", acsUrl: "https://sp.example/acs" },
        now: new Date().toISOString(),
        allowIdpInitiated: true,
        ...change,
      });
    const input = [
      line("good", {}),
      line("other-audience", { sp: { entityId: "https://other.example", acsUrl: "https://sp.example/acs" } }),
      "not json",
      line("late", { now: "2045-01-01T00:00:00Z" }),
      line("not-asked-for", { allowIdpInitiated: false }),
    ].join("\n");
    const { code, out } = await runMsso(["response", "check", "--batch"], { input });
    const verdicts = out
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(code).toBe(0);
    expect(verdicts.map(({ id, verdict }) => [id, verdict])).toEqual([
      ["good", "accept"],
      ["other-audience", "reject"],
      [null, "reject"],
      ["late", "reject"],
      ["not-asked-for", "reject"],
    ]);
    expect(verdicts[0]).toMatchObject({ nameId: expect.any(String), attributes: expect.any(Object) });
    expect(verdicts[1].diagnostics.map((found: { code: string }) => found.code)).toContain(
      "response.audience.mismatch",
    );
  });
});

describe("msso plan, apply, verify, destroy", () => {
  it("does what was approved, once, and then finds nothing to do", async () => {
    const { code, plan } = await planned();
    expect(code).toBe(0);
    const applied = await apply(plan.fingerprint);
    expect(applied.code).toBe(0);
    expect(JSON.parse(applied.out)).toMatchObject({ ok: true, outcome: "succeeded", written: 3 });
    const verified = await runMsso(["verify", "-f", file("federation.yaml"), "--json"], { environment });
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, drift: [] });
  });

  it("refuses another fingerprint, and a cloud that has moved, and changes nothing", async () => {
    const { plan } = await planned();
    const wrong = await apply("0".repeat(64));
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out).diagnostics).toMatchObject([{ code: "plan.fingerprint" }]);
    const cloud = connectCloud(
      localConnection(emulator.endpoint, {
        accessKeyId: "SANDBOXADMIN",
        accessKeySecret: "sandbox-admin-secret",
      }),
    );
    await cloud.createRole({
      kind: "role",
      name: "AI-Admins",
      description: "",
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
    const moved = await apply(plan.fingerprint);
    expect(moved.code).toBe(1);
    expect(JSON.parse(moved.out).diagnostics).toMatchObject([{ code: "plan.reality-moved" }]);
    expect(await cloud.listSamlProviders()).toEqual([]);
  });

  it("takes away what it made, after the same approval", async () => {
    await apply((await planned()).plan.fingerprint);
    const shown = await runMsso(["destroy", "-f", file("federation.yaml"), "--json"], { environment });
    const { fingerprint } = JSON.parse(shown.out);
    const done = await runMsso(
      ["destroy", "-f", file("federation.yaml"), "--approve", fingerprint, "--json"],
      { environment },
    );
    expect(JSON.parse(done.out)).toMatchObject({ ok: true, written: 3 });
    const drift = await runMsso(["drift", "-f", file("federation.yaml"), "--json"], { environment });
    expect(drift.code).toBe(1);
    expect(JSON.parse(drift.out).drift).toHaveLength(3);
  });

  it("names an underscore in a role name before anything is sent", async () => {
    writeFileSync(file("bad.yaml"), yaml(oneRole.replace("AI-Admins", "AI_Admins")));
    const { code, out } = await runMsso(["plan", "-f", file("bad.yaml"), "--json"], { environment });
    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([
      { code: "federation.name.role", got: "AI_Admins", path: "roles[0].name" },
    ]);
  });

  it("exits 3 where the cloud is away or the key is wrong", async () => {
    const away = await runMsso(["plan", "-f", file("federation.yaml"), "--json"], {
      environment: { ...environment, SANDBOX_CLOUD_URL: "http://127.0.0.1:1" },
    });
    expect(away.code).toBe(3);
    expect(JSON.parse(away.out).diagnostics).toMatchObject([{ code: "cloud.unreachable", fixAt: "network" }]);
    const wrong = await runMsso(["plan", "-f", file("federation.yaml"), "--json"], {
      environment: {
        ...environment,
        ALIBABA_CLOUD_ACCESS_KEY_ID: "SANDBOXADMIN",
        ALIBABA_CLOUD_ACCESS_KEY_SECRET: "wrong",
      },
    });
    expect(wrong.code).toBe(3);
    expect(JSON.parse(wrong.out).diagnostics).toMatchObject([
      { code: "cloud.credentials.rejected", fixAt: "service" },
    ]);
  });

  it("writes the federation as Terraform", async () => {
    const { code, out } = await runMsso(["export", "terraform", "-f", file("federation.yaml")]);
    expect(code).toBe(0);
    expect(out).toContain(
      'resource "alicloud_ram_role_policy_attachment" "AI-Admins-AliyunBailianDataFullAccess"',
    );
  });

  it("prints the JSON Schema of federation.yaml", async () => {
    const { code, out } = await runMsso(["schema"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ type: "object", properties: { loginPath: {}, roles: {} } });
  });
});
