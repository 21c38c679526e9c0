import type { Federation, FederationDocument } from "@modelstudio-sso/contracts";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refused } from "../src/operations/refused.ts";
import { openSamlDesk, type SamlDesk } from "../src/saml/saml-desk.ts";

const log = pino({ level: "silent" });
const sp = { entityId: "https://sp.acme.example/saml", acsUrl: "https://sp.acme.example/saml/acs" };
let idp: RunningRehearsalIdp;
let desk: SamlDesk;

beforeAll(async () => {
  idp = await startRehearsalIdp();
  await idp.registerServiceProvider(sp);
  desk = openSamlDesk(log);
});
afterAll(async () => {
  await Promise.all([idp.close(), desk.close()]);
});

async function job() {
  const { samlResponse: response } = await idp.createResponse({ userId: "chen.yu", audience: "sp" });
  return { response, metadataXml: idp.metadataXml(), sp, now: new Date(), allowIdpInitiated: true };
}

function federation(metadataXml: string | undefined, version: number): Federation {
  const document: FederationDocument = {
    apiVersion: "modelstudio-sso/v1",
    name: "acme",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "acme", ...(metadataXml === undefined ? {} : { metadataXml }) },
    roles: [],
  };
  const at = "2026-11-23T12:00:00Z";
  return { id: "f1", version, document, createdAt: at, updatedAt: at };
}

describe("the SAML desk", () => {
  it("judges as the verifier does, from another thread", async () => {
    const good = await job();
    expect(await desk.verify(good)).toMatchObject({
      kind: "verified",
      verdict: { verdict: "accept", assertion: { issuer: idp.entityId } },
      idp: { entityId: idp.entityId },
    });
    const elsewhere = { ...good, sp: { ...sp, entityId: "https://other.example" } };
    expect(await desk.verify(elsewhere)).toMatchObject({ verdict: { verdict: "reject" } });
  });

  it("judges nothing by metadata that does not hold", async () => {
    const verification = await desk.verify({ ...(await job()), metadataXml: "<html>Sign in</html>" });
    expect(verification).toMatchObject({ kind: "metadata-refused" });
  });

  it("names the issuer of a response, and describes metadata", async () => {
    const { response, metadataXml, now } = await job();
    expect(await desk.issuerOf(response, now)).toBe(idp.entityId);
    expect(await desk.describeMetadata(metadataXml, { now })).toMatchObject({ ok: true });
  });

  it("names the entityID of a federation's metadata, anew with each version", async () => {
    const now = new Date();
    const first = federation(idp.metadataXml(), 1);
    expect(await desk.entityIdOf(first, now)).toBe(idp.entityId);
    expect(await desk.entityIdOf(federation("nothing", 2), now)).toBeUndefined();
    expect(await desk.entityIdOf(federation(undefined, 3), now)).toBeUndefined();
  });

  it("asks again for an entityID only some time after its reading was stopped", async () => {
    const hasty = openSamlDesk(log, { budgetMs: 0, threads: 1 });
    const now = new Date();
    const slow = federation(idp.metadataXml(), 1);
    expect(await hasty.entityIdOf(slow, now)).toBeUndefined();
    // Nothing is asked: a desk that is closed could not answer in time either, but would take long to say so.
    const began = performance.now();
    expect(await hasty.entityIdOf(slow, new Date(now.getTime() + 59_000))).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(20);
    await hasty.close();
  });

  it("reads the IdP of a document for planning, and says why there is none", async () => {
    const now = new Date();
    expect(await desk.planInputs(federation(idp.metadataXml(), 1).document, now)).toMatchObject({
      idp: { entityId: idp.entityId },
      now,
    });
    const unusable = federation("<html>Sign in</html>", 1).document;
    expect(await desk.planInputs(unusable, now)).toEqual({ now });
    expect(await desk.idpOf(unusable, now)).toMatchObject({
      report: { ok: false, diagnostics: [{ code: "metadata.html" }] },
    });
    expect(await desk.idpOf(federation(undefined, 1).document, now)).toEqual({ report: null });
  });

  it("leaves the event loop free while a document made to be slow is read", async () => {
    const attributes = Array.from({ length: 50_000 }, (_, n) => `a${n}="1"`).join(" ");
    const slow = idp.metadataXml().replace(/<(\w*:?)IDPSSODescriptor /, `<$1IDPSSODescriptor ${attributes} `);
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 5);
    const { report } = await desk.idpOf(federation(slow, 1).document, new Date());
    clearInterval(ticking);
    expect(report?.diagnostics.map(({ code }) => code)).toContain("metadata.schema");
    expect(turns).toBeGreaterThan(2);
  });

  it("rejects what uses up its time, with a finding, and goes on", async () => {
    const hasty = openSamlDesk(log, { budgetMs: 0, threads: 1 });
    const rejected = await hasty.verify(await job());
    expect(rejected).toMatchObject({
      verdict: { verdict: "reject", diagnostics: [{ code: "response.too-complex" }] },
    });
    const described = await hasty.describeMetadata(idp.metadataXml(), { now: new Date() });
    expect(described).toMatchObject({ ok: false, diagnostics: [{ code: "metadata.too-complex" }] });
    const explained = await hasty.explain("abc", { now: new Date() });
    expect(explained).toMatchObject({ ok: false, diagnostics: [{ code: "response.too-complex" }] });
    await hasty.close();
  });

  it("refuses with a finding where too much is waiting", async () => {
    const narrow = openSamlDesk(log, { threads: 1, waiting: 0 });
    const given = await job();
    const both = await Promise.allSettled([narrow.verify(given), narrow.verify(given)]);
    expect(both[0]).toMatchObject({ status: "fulfilled" });
    const reason: unknown = both[1]?.status === "rejected" ? both[1].reason : null;
    expect(reason).toBeInstanceOf(Refused);
    expect(reason).toMatchObject({ kind: "BUSY", diagnostics: [{ code: "service.busy" }] });
    await narrow.close();
  });

  it.each([
    ["attributes", `<a ${Array.from({ length: 20_000 }, (_, n) => `a${n}="x"`).join(" ")}/>`],
    ["siblings", "<a/>".repeat(60_000)],
    ["depth", "<a>".repeat(30_000)],
  ])("answers a hostile message of many %s within its budget", async (_name, inner) => {
    const text = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${inner}`;
    const response = Buffer.from(text).toString("base64");
    const began = performance.now();
    expect(await desk.verify({ ...(await job()), response })).toMatchObject({
      verdict: { verdict: "reject" },
    });
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
