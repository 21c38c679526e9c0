import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { responseReportSchema, supportBundleSchema } from "@modelstudio-sso/contracts";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { harOf } from "../service/capture.ts";
import { runMsso } from "./msso.ts";

const folder = mkdtempSync(join(tmpdir(), "msso-explain-"));
const file = (name: string) => join(folder, name);
const sp = { entityId: "https://sp.acme.example/saml", acsUrl: "https://sp.acme.example/saml/acs" };
let idp: RunningRehearsalIdp;

beforeAll(async () => {
  // Under this name the metadata can pass for Okta's once an endpoint of Okta is in it.
  idp = await startRehearsalIdp({ host: "localhost" });
  await idp.setAliyunApplication({
    accountId: "5123456789012345",
    providerName: "AcmeIdp",
    site: "international",
    groupRoles: [{ group: "AI-Platform-Admins", roleName: "AI-Admins" }],
    releaseGroups: true,
  });
  await idp.registerServiceProvider(sp);
  const okta = idp.metadataXml().replaceAll(`${idp.url}/sso`, "https://acme.okta.com/app/acme/sso/saml");
  writeFileSync(file("okta.xml"), okta);
  const broken = await idp.createResponse({ userId: "chen.yu", audience: "aliyun", fault: "wrong-audience" });
  writeFileSync(file("login.har"), harOf(broken.samlResponse));
});
afterAll(async () => {
  await idp.close();
  rmSync(folder, { recursive: true, force: true });
});

async function explained(args: readonly string[], input?: string) {
  const result = await runMsso(
    ["response", "explain", ...args, "--json"],
    input === undefined ? {} : { input },
  );
  return { code: result.code, report: responseReportSchema.parse(JSON.parse(result.out)) };
}

describe("msso response explain", () => {
  it("names the fault in a HAR and where the vendor's console has it, and shows nobody's name", async () => {
    const { code, report } = await explained([file("login.har"), "--metadata", file("okta.xml")]);
    expect(code).toBe(1);
    expect(report).toMatchObject({ form: "har", vendor: "okta", signedBy: { element: "Assertion" } });
    const audience = report.diagnostics.find((found) => /\.audience\./.test(found.code));
    expect(audience?.place).toMatch(/^Okta Admin Console > .*Audience URI/);
    expect(JSON.stringify(report)).not.toMatch(/chen\.yu|secret-ticket/i);
  });

  it("writes the support bundle once, and not over another file", async () => {
    const args = ["response", "explain", file("login.har"), "--bundle", file("bundle.json")];
    const { code, err } = await runMsso(args);
    expect(code).toBe(1);
    expect(err).toContain("fixed by: idp");
    const bundle = supportBundleSchema.parse(JSON.parse(readFileSync(file("bundle.json"), "utf8")));
    expect(bundle.removed.map((entry) => entry.what)).toContain("NameID values");
    expect(JSON.stringify(bundle)).not.toMatch(/chen\.yu/i);
    expect((await runMsso(args)).code).toBe(2);
  });

  it("judges for the application it is given, and shows values where asked to", async () => {
    const { samlResponse } = await idp.createResponse({ userId: "chen.yu", audience: "sp" });
    const application = ["--sp-entity-id", sp.entityId, "--acs-url", sp.acsUrl];
    const { report } = await explained(
      ["-", "--metadata", file("okta.xml"), ...application, "--no-redact"],
      samlResponse,
    );
    expect(report.diagnostics.filter((found) => found.code.startsWith("response."))).toEqual([]);
    expect(JSON.stringify(report.values)).toMatch(/chen\.yu/i);
    expect((await runMsso(["response", "explain", "-", "--acs-url", sp.acsUrl], { input: "" })).code).toBe(2);
  });
});
