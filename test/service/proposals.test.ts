import { federationDocumentSchema, type Proposal } from "@modelstudio-sso/contracts";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, post, signedInClient } from "./api-client.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
const accountId = "5123456789012345";
let service: ServiceProcess;
let client: ApiClient;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  client = await signedInClient(service);
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

/** An IdP at this port, so that a second one after it has the same entityID and another key. */
async function idpAt(port: number, providerName: string): Promise<RunningRehearsalIdp> {
  const idp = await startRehearsalIdp({ port });
  await idp.setAliyunApplication({
    site: "international",
    accountId,
    providerName,
    groupRoles: [{ group: "AI-Platform-Admins", roleName: "AI-Admins" }],
  });
  return idp;
}

async function response(idp: RunningRehearsalIdp): Promise<string> {
  return (await idp.createResponse({ userId: "chen.yu", audience: "aliyun" })).samlResponse;
}

async function federationOf(name: string, metadataXml: string): Promise<string> {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId,
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml },
    roles: [{ name: "AI-Admins", groups: ["AI-Platform-Admins"], policies: [], workspaces: [] }],
  });
  return (await client.federations.create({ document })).id;
}

const certificatesOf = async (id: string) =>
  (await client.federations.review({ id })).idp?.idp?.certificates.map((found) => found.sha256) ?? [];

/** Two generations of one IdP: what each publishes, and fresh responses signed with its key. */
async function twoGenerations(name: string) {
  const old = await idpAt(0, `Idp-${name}`);
  const port = Number(new URL(old.url).port);
  const before = { xml: old.metadataXml(), response: () => response(old) };
  await old.close();
  const next = await idpAt(port, `Idp-${name}`);
  const after = { xml: next.metadataXml(), response: () => response(next) };
  await next.close();
  return { before, after, port };
}

const passes = async (id: string, made: () => Promise<string>) =>
  (await client.loginTests.captured({ id, response: await made() })).report?.identity !== undefined;

describe("a change of certificates", () => {
  it("is staged, proved by a login with the new key, and ended; both keys work in between", async () => {
    const { before, after } = await twoGenerations("rotate");
    const id = await federationOf("rotate", before.xml);
    const [oldKey] = await certificatesOf(id);
    const proposal = await client.proposals.create({ id, xml: after.xml });
    expect(proposal).toMatchObject({
      ok: true,
      status: "open",
      rotation: { cutsOver: true, leaves: [oldKey] },
    });
    const [newKey] = proposal.rotation.brings;
    expect([await passes(id, before.response), await passes(id, after.response)]).toEqual([true, false]);

    await client.proposals.accept({ id: proposal.id, how: "staged" });
    expect((await certificatesOf(id)).sort()).toEqual([oldKey, newKey].sort());
    const refused = client.proposals.finish({ id: proposal.id });
    await expect(refused).rejects.toMatchObject({
      data: { diagnostics: [{ code: "watch.rotation-unproven" }] },
    });

    expect([await passes(id, before.response), await passes(id, after.response)]).toEqual([true, true]);
    const [staged] = (await client.proposals.list({ id })).proposals;
    expect(staged?.proof?.certificateSha256).toBe(newKey);

    const { proposal: done } = await client.proposals.finish({ id: proposal.id });
    expect(done.status).toBe("accepted");
    expect(await certificatesOf(id)).toEqual([newKey]);
    expect([await passes(id, before.response), await passes(id, after.response)]).toEqual([false, true]);
  });

  it("ends when other metadata is taken over, so that finishing never brings older metadata back", async () => {
    const { before, after, port } = await twoGenerations("overtaken");
    const id = await federationOf("overtaken", before.xml);
    const staged = await client.proposals.create({ id, xml: after.xml });
    await client.proposals.accept({ id: staged.id, how: "staged" });
    const third = await idpAt(port, "Idp-overtaken");
    const newest = await client.proposals.create({ id, xml: third.metadataXml() });
    await third.close();
    await client.proposals.accept({ id: newest.id, how: "at-once" });
    const { proposals } = await client.proposals.list({ id });
    expect(proposals.find((entry) => entry.id === staged.id)?.status).toBe("superseded");
    const finish = client.proposals.finish({ id: staged.id, acknowledge: ["watch.rotation-unproven"] });
    await expect(finish).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await certificatesOf(id)).toHaveLength(1);
  });

  it("can be taken over at once, rejected, or superseded, and changes nothing before", async () => {
    const { before, after } = await twoGenerations("once");
    const id = await federationOf("once", before.xml);
    const [oldKey] = await certificatesOf(id);
    const rejected = await client.proposals.create({ id, xml: after.xml });
    expect((await client.proposals.reject({ id: rejected.id })).status).toBe("rejected");
    expect(await certificatesOf(id)).toEqual([oldKey]);
    await expect(client.proposals.accept({ id: rejected.id, how: "at-once" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const again = await client.proposals.create({ id, xml: after.xml });
    const newer = await client.proposals.create({ id, xml: `${after.xml}\n<!-- newer -->` });
    const states = new Map(
      (await client.proposals.list({ id })).proposals.map((entry: Proposal) => [entry.id, entry.status]),
    );
    expect([states.get(again.id), states.get(newer.id)]).toEqual(["superseded", "open"]);
    const { federation } = await client.proposals.accept({ id: newer.id, how: "at-once" });
    expect(federation.version).toBe(2);
    expect(await certificatesOf(id)).toEqual(newer.rotation.brings);
    await expect(client.proposals.create({ id, xml: after.xml })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("the IdP admin's link", () => {
  const call = async (path: string, body: object, method = "POST") => {
    const answer = await fetch(`${service.url}/api/v1/handover/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it("shows what is needed, takes metadata as a proposal, and ends with its successor", async () => {
    const { before, after } = await twoGenerations("link");
    const id = await federationOf("link", before.xml);
    const made = await client.handover.create({ id, days: 30 });
    const token = new URL(made.address).hash.slice(1);
    const opened = await call("open", { token, first: true });
    expect(opened.body).toMatchObject({ federation: "link", idp: { vendor: "rehearsal" }, proposals: [] });
    expect(JSON.stringify(opened.body)).not.toContain("metadataXml");
    expect((await client.handover.get({ id })).link?.opened).toBe(1);

    expect((await call("metadata", { token, xml: "<html></html>" })).body).toMatchObject({
      outcome: "refused",
    });
    expect((await call("metadata", { token, xml: before.xml })).body).toMatchObject({ outcome: "known" });
    expect((await call("metadata", { token, xml: after.xml })).body).toMatchObject({ outcome: "sent" });
    const [proposal] = (await client.proposals.list({ id })).proposals;
    expect(proposal).toMatchObject({ source: "idp-admin", status: "open" });

    const guide = await call("guide", { token, locale: "zh-CN", vendor: "keycloak" });
    expect(guide.body).toMatchObject({ vendor: "keycloak", locale: "zh-CN" });
    const judged = await call("check", { token, response: await before.response() });
    expect(judged.body).toMatchObject({ kind: "captured", startedBy: "the IdP admin" });

    await call("notes", { token, notes: { done: ["keycloak/client"] } }, "PUT");
    const next = await client.handover.create({ id, days: 1 });
    expect((await call("open", { token })).status).toBe(404);
    const fresh = await call("open", { token: new URL(next.address).hash.slice(1) });
    expect(fresh.body).toMatchObject({ notes: { done: ["keycloak/client"] } });
    expect(await client.handover.revoke({ id })).toEqual({ revoked: true });
    expect((await call("open", { token: new URL(next.address).hash.slice(1) })).status).toBe(404);
  });

  it("is not taken by a flood: what is sent through one link is counted", async () => {
    const { before } = await twoGenerations("flood");
    const id = await federationOf("flood", before.xml);
    const { address } = await client.handover.create({ id });
    const token = new URL(address).hash.slice(1);
    const answers = [];
    for (let sent = 0; sent <= 60; sent += 1) {
      answers.push((await call("metadata", { token, xml: "<html></html>" })).status);
    }
    expect([answers.indexOf(429), answers.lastIndexOf(200)]).toEqual([60, 59]);
    expect((await call("open", { token })).status).toBe(200);
  });

  it("opens nothing else: neither the API nor another federation", async () => {
    const { before } = await twoGenerations("closed");
    const id = await federationOf("closed", before.xml);
    const { address } = await client.handover.create({ id });
    const token = new URL(address).hash.slice(1);
    const direct = await fetch(`${service.url}/api/v1/federations/${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(direct.status).toBe(401);
    expect((await post(service.url, "/api/v1/handover/open", { token: "x".repeat(32) })).status).toBe(404);
  });
});
