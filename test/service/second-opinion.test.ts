import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { captureResponse, harOf } from "./capture.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
let service: ServiceProcess;
let client: ApiClient;
let federationId: string;
let strangersCertificate: string;

function certificateIn(xml: string): string {
  const found = /<(?:\w+:)?X509Certificate>([^<]+)</.exec(xml)?.[1];
  if (found === undefined) throw new Error("there is no certificate");
  return found;
}

beforeAll(async () => {
  const stranger = await startRehearsalIdp();
  strangersCertificate = certificateIn(stranger.metadataXml());
  await stranger.close();
  service = await startServiceProcess(data.path);
  client = await signedInClient(service);
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "second-opinion",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: xml },
    roles: [{ name: "AI-Admins", groups: ["AI-Platform-Admins"] }],
  });
  federationId = (await client.federations.create({ document })).id;
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

async function capture(fault?: string): Promise<string> {
  const { capturedUrl } = await client.sandbox.configureIdp({ id: federationId });
  return captureResponse({ capturedUrl, user: "chen.yu", ...(fault === undefined ? {} : { fault }) });
}

/**
 * The certificate shown in KeyInfo is not signed, and the first verifier never looks at it. samlify does: it is the
 * one difference between the two that needs no fault in either.
 */
async function withForeignKeyInfo(): Promise<string> {
  const xml = Buffer.from(await capture(), "base64").toString("utf8");
  const changed = xml.replace(certificateIn(xml), strangersCertificate);
  expect(changed).not.toBe(xml);
  return Buffer.from(changed).toString("base64");
}

async function codesOfCaptured(response: string): Promise<{ status: string; codes: string[] }> {
  const { status, report } = await client.loginTests.captured({ id: federationId, response });
  const codes = report?.checks.flatMap((check) => check.diagnostics.map((found) => found.code)) ?? [];
  return { status, codes };
}

describe("a second opinion on live logins", () => {
  it("says nothing where both verifiers agree", async () => {
    const { codes } = await codesOfCaptured(await capture());
    expect(codes.filter((code) => code.startsWith("login.second-opinion"))).toEqual([]);
  });

  it("refuses the login and raises the alarm where it disagrees, without a word of the message", async () => {
    const response = await withForeignKeyInfo();
    const { status, codes } = await codesOfCaptured(response);
    expect(status).toBe("failed");
    expect(codes).toContain("login.second-opinion.disagrees");
    const alarm = service
      .output()
      .split("\n")
      .filter((line) => line.includes('"alarm":"second-opinion"'));
    expect(alarm).toHaveLength(1);
    expect(alarm[0]).toContain('"level":50');
    expect(service.output()).not.toContain(response.slice(0, 60));
    expect(alarm[0]).not.toContain("chen.yu");
  });

  it("is not asked where it is switched off", async () => {
    await service.stop("SIGTERM");
    service = await startServiceProcess(data.path, { SECOND_OPINION: "off" });
    client = await signedInClient(service);
    const { codes } = await codesOfCaptured(await withForeignKeyInfo());
    expect(codes.filter((code) => code.startsWith("login.second-opinion"))).toEqual([]);
    expect(codes.filter((code) => code.startsWith("response."))).toEqual([]);
  });
});

describe("explaining a captured login", () => {
  it("finds all faults of a HAR, by the federation its issuer belongs to, and shows nobody's name", async () => {
    const report = await client.diagnosis.explain({ input: harOf(await capture("wrong-audience")) });
    expect(report).toMatchObject({ ok: false, form: "har", redacted: true, vendor: "rehearsal" });
    const codes = report.diagnostics.map((found) => found.code);
    expect(codes.some((code) => /^(response|alibaba)\.audience\./.test(code))).toBe(true);
    expect(report.signedBy?.element).toBe("Assertion");
    const text = JSON.stringify(report);
    expect(text).not.toMatch(/chen\.yu|secret-ticket/i);
    expect(text).toContain("acs:ram::5123456789012345:role/AI-Admins");
    expect(report.bundle.removed.map((entry) => entry.what)).toContain("NameID values");
  });

  it("shows values as they are where that is asked for, and still redacts the bundle", async () => {
    const input = harOf(await capture());
    const report = await client.diagnosis.explain({ input, federationId, redact: false });
    expect(JSON.stringify(report.values)).toMatch(/chen\.yu/i);
    expect(JSON.stringify(report.bundle)).not.toMatch(/chen\.yu/i);
  });

  it("answers for what is no response, and refuses a federation of nobody", async () => {
    const report = await client.diagnosis.explain({ input: "hello" });
    expect(report.ok).toBe(false);
    const tooLong = client.diagnosis.explain({ input: "x".repeat(5 * 1024 * 1024 + 1) });
    await expect(tooLong).rejects.toMatchObject({ status: 422 });
    await expect(
      client.diagnosis.explain({ input: "hello", federationId: "1c2f6a0e-7d3b-4a51-9d55-0a1b2c3d4e5f" }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
