import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readAllowList } from "../src/outbound/allow-list.ts";
import { createOutbound } from "../src/outbound/outbound.ts";
import { fetchKeptMetadata, fetchMetadata, keptMetadata } from "../src/saml/fetch-metadata.ts";
import { openSamlDesk, type SamlDesk } from "../src/saml/saml-desk.ts";

const now = () => new Date();
const outbound = createOutbound({ allow: readAllowList("127.0.0.2/32").list, http: true });
const closers: (() => void)[] = [];
let idp: RunningRehearsalIdp;
let saml: SamlDesk;

beforeAll(async () => {
  idp = await startRehearsalIdp();
  saml = openSamlDesk(pino({ level: "silent" }), { threads: 1 });
});
afterAll(() => Promise.all([idp.close(), saml.close()]));
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.2", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.2:${(server.address() as AddressInfo).port}/`;
}

const open = '<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">';
const entity = () => idp.metadataXml().replace(/^<\?xml[^>]*\?>/, "");
const other = () => entity().replaceAll(idp.entityId, "https://other.example/idp");
const padding = `<!--${"x".repeat(1000)}-->`.repeat(2100);
const large = () => `${open}${other()}${padding}${entity()}</EntitiesDescriptor>`;

describe("metadata from an address", () => {
  it("is kept as it is where it is small", async () => {
    const url = await serve((_request, response) => response.end(idp.metadataXml()));
    const given = await fetchMetadata(outbound, url);
    const report = await saml.describeMetadata(given, { now: now() });
    expect(report).toMatchObject({ ok: true, idp: { entityId: idp.entityId } });
    expect(keptMetadata(given, report)).toBe(idp.metadataXml());
  });

  it("is one entity of a large aggregate, of which nothing else is held", async () => {
    const url = await serve((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync(large()));
    });
    const given = await fetchMetadata(outbound, url, idp.entityId);
    expect(JSON.stringify(given).length).toBeLessThan(200_000);
    const report = await saml.describeMetadata(given, { now: now(), entityId: idp.entityId });
    expect(report).toMatchObject({ ok: true, entityIds: ["https://other.example/idp", idp.entityId] });
    expect(keptMetadata(given, report)).toBe(report.registered?.xml);
    expect(await fetchKeptMetadata({ outbound, saml, now }, url, idp.entityId)).toBe(report.registered?.xml);
  });

  it("is asked for again with a name where a large aggregate has several", async () => {
    const url = await serve((_request, response) => response.end(large()));
    const given = await fetchMetadata(outbound, url);
    const report = await saml.describeMetadata(given, { now: now() });
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["metadata.several-entities"]);
    expect(keptMetadata(given, report)).toBeUndefined();
    await expect(fetchKeptMetadata({ outbound, saml, now }, url, undefined)).rejects.toMatchObject({
      diagnostics: [{ code: "metadata.several-entities" }],
    });
  });

  it("is refused as soon as its beginning shows that it is none, and the connection is let go", async () => {
    let closed: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const url = await serve((_request, response) => {
      response.on("close", () => closed?.());
      response.write(`<!DOCTYPE html><html>${"x".repeat(1_500_000)}`);
    });
    const report = await saml.describeMetadata(await fetchMetadata(outbound, url), { now: now() });
    expect(report.diagnostics.map(({ code }) => code)).toEqual(["metadata.html"]);
    await gone;
  });

  it("is not taken from an answer that is none", async () => {
    const url = await serve((_request, response) => {
      response.statusCode = 404;
      // The body never comes; nobody waits for it.
      response.flushHeaders();
    });
    await expect(fetchMetadata(outbound, url)).rejects.toMatchObject({
      diagnostics: [{ code: "request.fetch-refused", got: "HTTP 404" }],
    });
  });
});
