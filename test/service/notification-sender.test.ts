import { randomUUID } from "node:crypto";
import {
  federationDocumentSchema,
  type NotificationType,
  notificationTypes,
} from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Cluster, openCluster } from "../../apps/server/src/database/cluster.ts";
import { createLog } from "../../apps/server/src/log.ts";
import { resealSecrets, secretContext } from "../../apps/server/src/notifications/channel-secrets.ts";
import { glance } from "../../apps/server/src/notifications/keep-notifying.ts";
import { noticeDrift } from "../../apps/server/src/notifications/notice-looks.ts";
import { nextAttempt, usualPace } from "../../apps/server/src/notifications/pace.ts";
import { createSender } from "../../apps/server/src/notifications/sender.ts";
import { newWebhookSecret, signatureHeaders } from "../../apps/server/src/notifications/signature.ts";
import { tell } from "../../apps/server/src/notifications/tell.ts";
import { readAllowList } from "../../apps/server/src/outbound/allow-list.ts";
import { createOutbound } from "../../apps/server/src/outbound/outbound.ts";
import { openSamlDesk } from "../../apps/server/src/saml/saml-desk.ts";
import { createSealer } from "../../apps/server/src/secrets/sealed.ts";
import type { Services } from "../../apps/server/src/services.ts";
import { type OpenDatabase, openDatabase } from "../../apps/server/src/storage/database.ts";
import { createStore, type Store } from "../../apps/server/src/storage/store.ts";
import { idpMetadata } from "../engine/world.ts";
import { dataDirectory } from "./service.ts";
import { signaturesThatHold, startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

const data = dataDirectory();
const log = createLog("silent");
const sealer = createSealer(["the present key", "the key before"]);
const saml = openSamlDesk(log);
const dayMs = 86_400_000;
let cluster: Cluster;
let servers: OpenDatabase[];
let store: Store;
let receiver: WebhookReceiver;
let organizationId = "";
let now = new Date("2026-03-01T08:00:00Z");

beforeAll(async () => {
  cluster = await openCluster(data.path);
  servers = [
    await openDatabase(cluster.url, () => undefined),
    await openDatabase(cluster.url, () => undefined),
  ];
  receiver = await startWebhookReceiver();
});
beforeEach(async () => {
  const { rows } = (await servers[0]?.pool.query(
    "insert into organization (name) values ('Acme') returning id",
  )) ?? {
    rows: [],
  };
  organizationId = rows[0].id;
  store = createStore(servers[0]?.db ?? never());
  receiver.calls.length = 0;
});
afterAll(async () => {
  await receiver.close();
  await saml.close();
  for (const server of servers) await server.close();
  await cluster.stop();
  data.remove();
});

function never(): never {
  throw new Error("the database is not open");
}

const passMs = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

/** One server of several: its own pool, the same database. */
function serverOf(server: OpenDatabase | undefined) {
  const own = createStore(server?.db ?? never());
  const counts: string[] = [];
  const sender = createSender({
    store: own,
    outbound: createOutbound({ allow: readAllowList("127.0.0.1").list, http: true }),
    sealer,
    sendMail: () => never(),
    publicUrl: "https://sso.acme.example",
    pace: usualPace,
    now: () => now,
    chance: () => 0,
    count: (kind, outcome) => counts.push(`${kind} ${outcome}`),
    log,
  });
  // What looking at health takes; the rest of the services is for others.
  const services = { store: own, saml, now: () => now } as unknown as Services;
  return { sender, services, counts };
}

async function addChannel(
  events: readonly NotificationType[] = notificationTypes,
  url = `${receiver.url}/hook`,
): Promise<{ id: string; secret: string }> {
  const id = randomUUID();
  const secret = newWebhookSecret();
  const settings = { name: "SOC", target: { kind: "webhook" as const, url }, language: "en" as const };
  await store.channels.add(organizationId, {
    id,
    settings: { ...settings, events: [...events], enabled: true },
    secret: sealer.seal(secret, secretContext(id)),
    by: "olga@acme.example",
    at: now,
  });
  return { id, secret };
}

function tellDrift(): Promise<void> {
  return tell(store, organizationId, {
    type: "drift-found",
    details: { count: 1, addresses: ["role/Developers"], runId: null },
    federation: { id: randomUUID(), name: "acme-ai" },
    path: "/federations/x/watch",
    at: now,
  });
}

async function onlyDelivery() {
  const [one, ...more] = await store.outbox.recent(organizationId, 10);
  expect(more).toEqual([]);
  return one?.delivery ?? never();
}

async function addFederation(name: string) {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "Idp", metadataXml: await idpMetadata() },
    roles: [{ name: "Readers", groups: ["readers"] }],
  });
  return (await store.federations.create(organizationId, { document, by: "olga@acme.example" })) ?? never();
}

describe("a signature", () => {
  it("is the one that the specification's own example has", () => {
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const message = {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      at: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    };
    expect(signatureHeaders(message, [secret])).toEqual({
      "webhook-id": message.id,
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });
});

describe("a webhook", () => {
  it("is tried again after an error: the same id and body, a fresh signature, later and later", async () => {
    const { secret } = await addChannel();
    const server = serverOf(servers[0]);
    await tellDrift();
    receiver.answerNext({ status: 500, body: "not now" }, { status: 302, headers: { location: "/else" } });
    await server.sender.sendDue();
    expect(await onlyDelivery()).toMatchObject({
      status: "waiting",
      attempts: 1,
      last_status: 500,
      last_answer: "not now",
    });
    passMs(9_000);
    await server.sender.sendDue();
    expect(receiver.calls).toHaveLength(1);
    passMs(1_000);
    await server.sender.sendDue();
    passMs(29_000);
    await server.sender.sendDue();
    expect(receiver.calls).toHaveLength(2);
    passMs(1_000);
    await server.sender.sendDue();
    expect(await onlyDelivery()).toMatchObject({
      status: "delivered",
      attempts: 3,
      last_status: 204,
      problem: null,
    });
    expect(receiver.calls.map(({ path }) => path)).toEqual(["/hook", "/hook", "/hook"]);
    expect(new Set(receiver.calls.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(receiver.calls.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.calls.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(3);
    expect(receiver.calls.map((call) => signaturesThatHold(call, secret))).toEqual([1, 1, 1]);
    expect(server.counts).toEqual(["webhook retried", "webhook retried", "webhook delivered"]);
  });

  it("that asks for more time gets it, and is given up after a day", async () => {
    await addChannel();
    const { sender } = serverOf(servers[0]);
    await tellDrift();
    receiver.answerNext({ status: 429, headers: { "retry-after": "3600" } });
    await sender.sendDue();
    expect((await onlyDelivery()).next_at).toEqual(new Date(now.getTime() + 3_600_000));
    passMs(3_599_000);
    await sender.sendDue();
    expect(receiver.calls).toHaveLength(1);
    passMs(1_000);
    const asked = new Date(now.getTime() + 7_200_000).toUTCString();
    receiver.answerNext({ status: 503, headers: { "retry-after": asked } });
    await sender.sendDue();
    expect((await onlyDelivery()).next_at?.toUTCString()).toBe(asked);
    passMs(7_200_000);
    receiver.answerNext({ status: 503, headers: { "retry-after": String(3 * 86_400) } });
    await sender.sendDue();
    expect(await onlyDelivery()).toMatchObject({ status: "failed", next_at: null, problem: "answer" });
    passMs(10 * dayMs);
    await sender.sendDue();
    expect(receiver.calls).toHaveLength(3);
  });

  it("that answers 410 is switched off, with all that waits for it", async () => {
    const { id } = await addChannel();
    const { sender } = serverOf(servers[0]);
    await tellDrift();
    receiver.answerNext({ status: 500 });
    await sender.sendDue();
    await tellDrift();
    receiver.answerNext({ status: 410 });
    await sender.sendDue();
    const [channel] = await store.channels.list(organizationId);
    expect(channel).toMatchObject({ id, enabled: false, goneAt: now.toISOString() });
    const recent = await store.outbox.recent(organizationId, 10);
    expect(recent.map(({ delivery }) => delivery.status)).toEqual(["failed", "failed"]);
    await tellDrift();
    expect(await store.outbox.recent(organizationId, 10)).toHaveLength(2);
  });

  it("in a private network is not reached where nobody allowed it", async () => {
    await addChannel(notificationTypes, receiver.url.replace("127.0.0.1", "127.0.0.2"));
    await addChannel(notificationTypes, "http://169.254.169.254/latest/meta-data");
    await tellDrift();
    await serverOf(servers[0]).sender.sendDue();
    const recent = await store.outbox.recent(organizationId, 10);
    expect(recent.map(({ delivery }) => [delivery.status, delivery.problem])).toEqual([
      ["failed", "not-allowed"],
      ["failed", "not-allowed"],
    ]);
    expect(receiver.calls).toEqual([]);
  });

  it("hears of each thing from one server, and again from another where the first one dies over it", async () => {
    await addChannel();
    for (let told = 0; told < 20; told += 1) await tellDrift();
    const all = servers.map((server) => serverOf(server));
    await Promise.all(all.flatMap(({ sender }) => [sender.sendDue(), sender.sendDue()]));
    expect(receiver.calls).toHaveLength(20);
    await tellDrift();
    await store.outbox.takeDue({ now, until: new Date(now.getTime() + usualPace.leaseMs), most: 5 });
    await all[1]?.sender.sendDue();
    expect(receiver.calls).toHaveLength(20);
    passMs(usualPace.leaseMs);
    await all[1]?.sender.sendDue();
    expect(receiver.calls).toHaveLength(21);
  });
});

describe("the waits between attempts", () => {
  it("grow, spread, and make about ten attempts in a day", () => {
    const begunAt = now;
    const times: number[] = [];
    for (let at: Date | null = begunAt; at !== null && times.length < 100; ) {
      times.push(at.getTime());
      at = nextAttempt(usualPace, { attempts: times.length, begunAt, now: at, notBefore: null, chance: 0.5 });
    }
    expect(times.length).toBeGreaterThanOrEqual(9);
    expect(times.length).toBeLessThanOrEqual(12);
    expect((times.at(-1) ?? 0) - begunAt.getTime()).toBeGreaterThan(0.7 * dayMs);
    const given = { attempts: 1, begunAt, now: begunAt, notBefore: null };
    expect(nextAttempt(usualPace, { ...given, chance: 0 })).not.toEqual(
      nextAttempt(usualPace, { ...given, chance: 1 }),
    );
  });
});

describe("a certificate", () => {
  it("is told once at each threshold, by however many servers, and not of the thresholds that went by unseen", async () => {
    await addFederation("certified");
    const all = servers.map((server) => serverOf(server));
    const look = async () => {
      await Promise.all([...all, ...all].map(({ services }) => glance(services)));
      await all[0]?.sender.sendDue();
      return receiver.calls.map(({ body }) => JSON.parse(body).details.threshold);
    };
    const { idp } = await saml.describeMetadata(await idpMetadata(), { now });
    const end = Date.parse(idp?.certificates[0]?.notAfter ?? "");
    now = new Date(end - 40 * dayMs);
    expect(await look()).toEqual([]);
    await addChannel(["certificate-expiring"]);
    expect(await look()).toEqual([60]);
    expect(await look()).toEqual([60]);
    const seen: unknown[] = [];
    for (const daysLeft of [31, 30, 29, 8, 6.5, 0.5, -1, -30]) {
      now = new Date(end - daysLeft * dayMs);
      seen.push([daysLeft, await look()]);
    }
    expect(seen).toEqual([
      [31, [60]],
      [30, [60, 30]],
      [29, [60, 30]],
      [8, [60, 30, 14]],
      [6.5, [60, 30, 14, 7]],
      [0.5, [60, 30, 14, 7, 1]],
      [-1, [60, 30, 14, 7, 1, 0]],
      [-30, [60, 30, 14, 7, 1, 0]],
    ]);
  });
});

describe("drift", () => {
  it("is told when it changes, not each time it is seen, and so is its end", async () => {
    const federation = await addFederation("drifting");
    const looked = { organizationId, federation };
    await addChannel(["drift-found", "drift-gone", "watch-failing"]);
    const drifted = { outcome: "drifted" as const, diagnostics: [] };
    for (const drift of [["role/A"], ["role/A"], ["role/A", "role/B"]])
      await noticeDrift(store, looked, { at: now.toISOString(), ...drifted, drift });
    const failed = { at: now.toISOString(), outcome: "failed" as const, drift: [], diagnostics: [] };
    for (let times = 0; times < 5; times += 1) await noticeDrift(store, looked, failed);
    await noticeDrift(store, looked, { at: now.toISOString(), ...drifted, drift: ["role/B", "role/A"] });
    for (let times = 0; times < 2; times += 1)
      await noticeDrift(store, looked, { ...failed, outcome: "in-place" });
    const recent = await store.outbox.recent(organizationId, 100);
    expect(recent.map(({ event }) => event.type).sort()).toEqual([
      "drift-found",
      "drift-found",
      "drift-gone",
      "watch-failing",
    ]);
  });
});

describe("a webhook's secret", () => {
  it("opens in its own row alone, and is put under the present key", async () => {
    const { id, secret } = await addChannel();
    const old = createSealer(["the key before"]);
    const nothing = { secret_before: null, secret_before_until: null };
    await store.channels.saveSecrets(id, { secret: old.seal(secret, secretContext(id)), ...nothing });
    await resealSecrets(store, sealer, log);
    const row = await store.channels.get(organizationId, id);
    expect(createSealer(["the present key"]).open(row?.secret ?? "", secretContext(id))).toBe(secret);
    const other = await addChannel();
    await store.channels.saveSecrets(other.id, { secret: row?.secret ?? null, ...nothing });
    await tellDrift();
    await serverOf(servers[0]).sender.sendDue();
    const recent = await store.outbox.recent(organizationId, 10);
    expect(recent.map(({ channel, delivery }) => [channel.id === id, delivery.problem]).sort()).toEqual([
      [false, "secret-unreadable"],
      [true, null],
    ]);
  });
});

describe("a delivery that ended", () => {
  it("is kept for thirty days", async () => {
    await addChannel();
    await tellDrift();
    const { sender, services } = serverOf(servers[0]);
    await sender.sendDue();
    passMs(29 * dayMs);
    await glance(services);
    expect((await store.outbox.recent(organizationId, 10)).length).toBe(1);
    passMs(2 * dayMs);
    await glance(services);
    expect(await store.outbox.recent(organizationId, 10)).toEqual([]);
  });
});
