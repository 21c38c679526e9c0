import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ChannelSettings,
  certificateThresholds,
  notificationEventSchema,
  notificationTypes,
} from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, clientWith, signedInClient } from "./api-client.ts";
import { captureResponse } from "./capture.ts";
import { addPerson, makeKey, openServiceDatabase } from "./people.ts";
import { setUpSandboxLogin } from "./sandbox-login.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";
import { readMail, type SmtpSink, startSmtpSink } from "./smtp-sink.ts";
import { signaturesThatHold, startWebhookReceiver, type WebhookReceiver } from "./webhook-receiver.ts";

const data = dataDirectory();
const masterKey = "the first master key, long enough to be one";
/** Every secret that was ever shown. */
const secrets: string[] = [];
let receiver: WebhookReceiver;
let sink: SmtpSink;
let service: ServiceProcess;
let client: ApiClient;
let federationId = "";
let capturedUrl = "";
let output = "";

async function start(environment: Record<string, string>): Promise<void> {
  service = await startServiceProcess(data.path, {
    LOG_LEVEL: "trace",
    OUTBOUND_ALLOW: "127.0.0.1",
    OUTBOUND_HTTP: "on",
    ...environment,
  });
}

async function stop(): Promise<void> {
  await service.stop("SIGTERM");
  output += service.output();
}

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  sink = await startSmtpSink();
  secrets.push(sink.password);
  await start({ MASTER_KEY: masterKey, SMTP_URL: sink.url, MAIL_FROM: "Single sign-on <sso@acme.example>" });
  ({ client, federationId, capturedUrl } = await setUpSandboxLogin(service, "told"));
});
afterAll(async () => {
  await stop();
  await receiver.close();
  await sink.close();
  data.remove();
});

function settingsOf(given: Partial<ChannelSettings> = {}): ChannelSettings {
  return {
    name: "SOC",
    target: { kind: "webhook", url: `${receiver.url}/hook` },
    language: "en",
    events: [...notificationTypes],
    enabled: true,
    ...given,
  };
}

async function addWebhook(given: Partial<ChannelSettings> = {}) {
  const { channel, secret } = await client.notifications.createChannel(settingsOf(given));
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  secrets.push(secret ?? "");
  return { ...channel, secret: secret ?? "" };
}

const nextCalls = (count: number) => {
  receiver.calls.length = 0;
  return () => receiver.received(count);
};

async function newerMetadata(mark: string): Promise<string> {
  const { xml } = await client.sandbox.metadata();
  return xml.replace(/Location="([^"]+)"/, `Location="$1?${mark}=1"`);
}

describe("a webhook", () => {
  it("is tested at once, with a signature that holds and the answer told", async () => {
    const { id, secret } = await addWebhook();
    const calls = nextCalls(1);
    const delivery = await client.notifications.test({ id });
    expect(delivery).toMatchObject({ status: "delivered", attempts: 1, lastStatus: 204, problem: null });
    const [call] = await calls();
    expect(call && signaturesThatHold(call, secret)).toBe(1);
    expect(call && signaturesThatHold({ ...call, body: `${call.body} ` }, secret)).toBe(0);
    expect(notificationEventSchema.parse(JSON.parse(call?.body ?? ""))).toMatchObject({
      id: call?.headers["webhook-id"],
      type: "test",
      federation: null,
      link: `${service.url}/notifications`,
    });
    receiver.answerNext({ status: 418, body: `no${"o".repeat(500)}` });
    const failed = await client.notifications.test({ id });
    expect(failed).toMatchObject({ status: "failed", lastStatus: 418, problem: "answer" });
    expect(failed.lastAnswer).toHaveLength(200);
    await client.notifications.removeChannel({ id });
  });

  it("with a new secret is signed by both for a day", async () => {
    const { id, secret } = await addWebhook();
    const renewed = await client.notifications.rotateSecret({ id });
    secrets.push(renewed.secret);
    const hoursLeft = (Date.parse(renewed.channel.secretBeforeUntil ?? "") - Date.now()) / 3_600_000;
    expect(hoursLeft).toBeGreaterThan(23.9);
    expect(hoursLeft).toBeLessThanOrEqual(24);
    const calls = nextCalls(1);
    await client.notifications.test({ id });
    const [call] = await calls();
    expect(String(call?.headers["webhook-signature"]).split(" ")).toHaveLength(2);
    expect(call && [secret, renewed.secret].map((one) => signaturesThatHold(call, one))).toEqual([1, 1]);
    await client.notifications.removeChannel({ id });
  });

  it("hears by itself of metadata and of a login that fails now, and of what is sent again by its old id", async () => {
    const { id } = await addWebhook({ events: ["metadata-changed", "login-test-failed"] });
    const calls = nextCalls(2);
    const proposal = await client.proposals.create({ id: federationId, xml: await newerMetadata("newer") });
    await client.proposals
      .create({ id: federationId, xml: await newerMetadata("newer") })
      .catch(() => undefined);
    const captured = (response: string) =>
      client.loginTests.captured({ id: federationId, consentToExchange: false, response });
    await captured("bm90IGEgcmVzcG9uc2U=");
    const passed = await captured(await captureResponse({ capturedUrl, user: "chen.yu" }));
    expect(passed.status).toBe("passed");
    const failed = await captured("bm90IGEgcmVzcG9uc2U=");
    await captured("bm90IGEgcmVzcG9uc2U=");
    await calls();
    const events = receiver.calls.map(({ body }) => notificationEventSchema.parse(JSON.parse(body)));
    expect(events.map(({ type }) => type).sort()).toEqual(["login-test-failed", "metadata-changed"]);
    for (const event of events) {
      expect(event.federation).toEqual({ id: federationId, name: "told" });
      expect(event.details).toMatchObject(
        event.type === "metadata-changed"
          ? { proposalId: proposal.id, source: "person", by: "olga@acme.example" }
          : { testId: failed.id, kind: "captured" },
      );
    }
    const { deliveries } = await client.notifications.deliveries({});
    const [latest] = deliveries;
    const again = nextCalls(1);
    expect(await client.notifications.sendAgain({ id: latest?.id ?? "" })).toMatchObject({
      status: "delivered",
    });
    expect((await again())[0]?.headers["webhook-id"]).toBe(latest?.event.id);
    await client.notifications.saveChannel({ id, ...settingsOf({ enabled: false }) });
    await expect(client.notifications.sendAgain({ id: latest?.id ?? "" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await client.notifications.removeChannel({ id });
  });

  it("that is gone is switched off; one in a private network is not reached", async () => {
    const { id } = await addWebhook();
    receiver.answerNext({ status: 410 });
    expect(await client.notifications.test({ id })).toMatchObject({ status: "failed", problem: "gone" });
    const { channels } = await client.notifications.channels();
    expect(channels.find((channel) => channel.id === id)).toMatchObject({ enabled: false });
    await client.notifications.removeChannel({ id });
    for (const url of [receiver.url.replace("127.0.0.1", "127.0.0.2"), "http://169.254.169.254/"]) {
      const inside = await addWebhook({ target: { kind: "webhook", url } });
      const calls = receiver.calls.length;
      expect(await client.notifications.test({ id: inside.id })).toMatchObject({
        status: "failed",
        problem: "not-allowed",
      });
      expect(receiver.calls).toHaveLength(calls);
      await client.notifications.removeChannel({ id: inside.id });
    }
  });
});

describe("mail", () => {
  const target = { kind: "mail" as const, to: ["soc@acme.example", "ops@acme.example"] };

  it("arrives in the language of its channel, with a sentence and a link", async () => {
    const texts: Record<string, { subject: string; text: string }> = {};
    for (const language of ["en", "zh-CN"] as const) {
      const { channel, secret } = await client.notifications.createChannel(settingsOf({ target, language }));
      expect(secret).toBeNull();
      sink.mails.length = 0;
      expect(await client.notifications.test({ id: channel.id })).toMatchObject({
        status: "delivered",
        kind: "mail",
      });
      const [mail] = sink.mails;
      expect(mail).toMatchObject({ from: "sso@acme.example", to: target.to });
      texts[language] = mail === undefined ? { subject: "", text: "" } : readMail(mail);
      await client.notifications.removeChannel({ id: channel.id });
    }
    expect(texts.en?.subject).toBe("[Model Studio SSO] Test notification");
    expect(texts["zh-CN"]?.subject).toBe("[Model Studio SSO] 测试通知");
    expect(texts.en?.text).toContain("Olga Owner tests the channel “SOC”.");
    expect(texts["zh-CN"]?.text).toContain("Olga Owner 正在测试通知渠道“SOC”");
    for (const { text } of Object.values(texts)) expect(text).toContain(`${service.url}/notifications`);
  });

  it("that is refused says by what answer", async () => {
    const { channel } = await client.notifications.createChannel(settingsOf({ target }));
    sink.refuseNext("451 the mailbox is full");
    expect(await client.notifications.test({ id: channel.id })).toMatchObject({
      status: "failed",
      problem: "mail-refused",
      lastStatus: 451,
      lastAnswer: "451 the mailbox is full",
    });
    await client.notifications.removeChannel({ id: channel.id });
  });
});

describe("who may", () => {
  it("look: everybody who sees the whole; change: owners and operators; and every change is written down", async () => {
    const auditor = await addPerson(service.url, client, { name: "Audrey", role: "auditor" });
    const operator = await addPerson(service.url, client, { name: "Otto", role: "operator" });
    const key = clientWith(service.url, { authorization: `Bearer ${await makeKey(client, ["read"])}` });
    const { channel } = await operator.client.notifications.createChannel(settingsOf({ name: "Otto's" }));
    await operator.client.notifications.test({ id: channel.id });
    for (const one of [auditor.client, key]) {
      expect((await one.notifications.channels()).channels.map(({ name }) => name)).toEqual(["Otto's"]);
      expect((await one.notifications.deliveries({})).deliveries).not.toEqual([]);
      await expect(one.notifications.createChannel(settingsOf())).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(one.notifications.test({ id: channel.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(one.notifications.rotateSecret({ id: channel.id })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    await operator.client.notifications.saveChannel({ id: channel.id, ...settingsOf({ name: "Renamed" }) });
    const { events } = await client.audit.list({ limit: 50 });
    const told = new Set(
      events.map(({ action }) => action).filter((action) => action.startsWith("notification.")),
    );
    expect(told).toEqual(
      new Set([
        "notification.channel-made",
        "notification.channel-changed",
        "notification.channel-removed",
        "notification.channel-gone",
        "notification.secret-renewed",
        "notification.tested",
        "notification.sent-again",
      ]),
    );
    const changed = events.find(({ action }) => action === "notification.channel-changed");
    expect(changed?.changes).toEqual([{ path: "name", before: '"Otto\'s"', after: '"Renamed"' }]);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/msso_notification_attempts_total\{kind="webhook",outcome="delivered"\} [1-9]/);
    expect(metrics).toMatch(/msso_notification_attempts_total\{kind="mail",outcome="failed"\} 1/);
    await client.notifications.removeChannel({ id: channel.id });
  });
});

describe("a webhook's secret", () => {
  it("works on under a new master key, alone after another start; mail that is not set up is said so", async () => {
    const { id, secret } = await addWebhook();
    await stop();
    const second = "the second master key, long enough";
    const keys: Record<string, string>[] = [
      { MASTER_KEY: second, MASTER_KEY_PREVIOUS: masterKey },
      { MASTER_KEY: second },
    ];
    for (const environment of keys) {
      await start(environment);
      client = await signedInClient(service);
      const calls = nextCalls(1);
      expect(await client.notifications.test({ id })).toMatchObject({ status: "delivered" });
      const [call] = await calls();
      expect(call && signaturesThatHold(call, secret)).toBe(1);
      if (!("MASTER_KEY_PREVIOUS" in environment)) break;
      await stop();
    }
    expect((await client.notifications.channels()).mail).toBe(false);
    const mail = settingsOf({ target: { kind: "mail", to: ["soc@acme.example"] } });
    await expect(client.notifications.createChannel(mail)).rejects.toMatchObject({
      code: "REFUSED",
      data: { diagnostics: [{ code: "notification.mail-unset" }] },
    });
  });

  it("is in no list, no log, no audit entry and nowhere in the database", async () => {
    const database = await openServiceDatabase(data.path);
    const { rows: tables } = await database.pool.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'dbos')",
    );
    const places = new Map<string, string>([["the log", output + service.output()]]);
    for (const { name } of tables) {
      const { rows } = await database.pool.query(`select t::text as line from ${name} t`);
      places.set(name, rows.map(({ line }) => line).join("\n"));
    }
    await database.close();
    places.set("channels", JSON.stringify(await client.notifications.channels()));
    places.set("deliveries", JSON.stringify(await client.notifications.deliveries({})));
    expect(places.get("public.notification_channel")).toContain("sealed1.");
    expect(places.get("the log")?.length).toBeGreaterThan(10_000);
    expect(secrets.length).toBeGreaterThan(4);
    const seen = secrets.flatMap((secret) => {
      const forms = [secret, secret.slice(6), Buffer.from(secret.slice(6), "base64").toString("hex")];
      return [...places]
        .filter(([, text]) => forms.some((form) => text.includes(form)))
        .map(([place]) => place);
    });
    expect(seen).toEqual([]);
  });
});

describe("docs/notifications.md", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/notifications.md"), "utf8");

  it("shows an event as it is sent, and names each kind", () => {
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    const event = JSON.parse(example);
    expect(notificationEventSchema.parse(event)).toEqual(event);
    for (const type of notificationTypes) expect(page).toContain(`| \`${type}\` |`);
    for (const days of certificateThresholds.slice(0, -1)) expect(page).toMatch(new RegExp(`\\b${days}\\b`));
  });

  it("verifies a signature in the way that it shows", async () => {
    const code = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    const { verify } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const { id, secret } = await addWebhook();
    const calls = nextCalls(1);
    await client.notifications.test({ id });
    const [call] = await calls();
    expect(verify(call?.headers, call?.body, secret)).toBe(true);
    expect(verify(call?.headers, `${call?.body} `, secret)).toBe(false);
    expect(verify({ ...call?.headers, "webhook-timestamp": "1614265330" }, call?.body, secret)).toBe(false);
  });
});
