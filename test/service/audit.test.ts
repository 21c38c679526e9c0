import { createHash } from "node:crypto";
import {
  type AuditEvent,
  ChainCheck,
  type ChainReport,
  federationDocumentSchema,
} from "@modelstudio-sso/contracts";
import { auditSigner, verifyAuditSeal } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pruneAll } from "../../apps/server/src/audit/retention.ts";
import { secretFor } from "../../apps/server/src/secret.ts";
import type { OpenDatabase } from "../../apps/server/src/storage/database.ts";
import { createStore } from "../../apps/server/src/storage/store.ts";
import { type ApiClient, clientWith, post, signedInClient, signIn } from "./api-client.ts";
import { captureResponse } from "./capture.ts";
import { addPerson, makeKey, openServiceDatabase } from "./people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const masterKey = "one key for both servers of this test";
const data = dataDirectory();
let service: ServiceProcess;
let owner: ApiClient;
let database: OpenDatabase;
let federationId: string;

beforeAll(async () => {
  service = await startServiceProcess(data.path, { MASTER_KEY: masterKey });
  owner = await signedInClient(service);
  database = await openServiceDatabase(data.path);
});
afterAll(async () => {
  await database.close();
  await service.stop("SIGTERM");
  data.remove();
});

async function exported(after = 0): Promise<string[]> {
  return (await (await owner.audit.export({ after })).text()).trimEnd().split("\n");
}

function verified(lines: readonly string[]): ChainReport {
  const check = new ChainCheck({ sha256, verifySeal: verifyAuditSeal });
  for (const line of lines) check.line(line);
  return check.report();
}

async function everything(): Promise<AuditEvent[]> {
  const lines = await exported();
  return lines.slice(1, -1).map((line) => JSON.parse(line) as AuditEvent);
}

describe("the way from a document to a proved login", () => {
  it("is written down, step by step, with who, from where, before and after, and no secret", async () => {
    const { xml } = await owner.sandbox.metadata();
    const certificate = /X509Certificate>([^<]{40})/.exec(xml)?.[1] ?? "no certificate";
    const document = federationDocumentSchema.parse({
      apiVersion: "modelstudio-sso/v1",
      name: "audited",
      site: "international",
      accountId: "5123456789012345",
      loginPath: { kind: "idp", providerName: "AuditedIdp", metadataXml: xml },
      roles: [
        {
          name: "AI-Admins",
          groups: ["AI-Platform-Admins"],
          workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Admin" }],
        },
      ],
    });
    const made = await owner.federations.create({ document });
    federationId = made.id;
    const [role] = document.roles;
    const saved = {
      ...document,
      roles: [{ ...role, name: "AI-Admins", groups: ["AI-Platform-Admins", "AI-Leads"] }],
    };
    await owner.federations.save({
      id: federationId,
      version: 1,
      document: federationDocumentSchema.parse(saved),
    });
    const stale = owner.federations.save({ id: federationId, version: 1, document });
    await expect(stale).rejects.toMatchObject({ status: 409 });
    const plan = await owner.plans.create({ id: federationId });
    const run = await owner.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
    for await (const event of await owner.runs.events({ id: run.id }))
      if (event.type === "run-finished") break;
    const { capturedUrl } = await owner.sandbox.configureIdp({ id: federationId });
    const response = await captureResponse({ capturedUrl, user: "chen.yu" });
    const exchange = { response, consentToExchange: true, role: "AI-Admins" };
    await owner.loginTests.captured({ id: federationId, ...exchange });
    const member = { id: federationId, role: "AI-Admins", workspace: "ws-1f2e3d4c5b6a7988" };
    await owner.memberships.attest({ ...member, note: "Added on Monday" });
    await post(service.url, "/api/auth/sign-in/email", {
      email: "olga@acme.example",
      password: "a wrong password",
    });
    await post(service.url, "/api/auth/sign-in/email", {
      email: "nobody@x.example",
      password: "s3cret typed here",
    });

    const events = await everything();
    const told = events.map((event) => event.action);
    expect(told).toEqual([
      "owner.claimed",
      "session.signed-in",
      "federation.created",
      "federation.saved",
      "plan.made",
      "run.started",
      "run.finished",
      "exchange.consented",
      "login-test.finished",
      "membership.attested",
      "session.sign-in-failed",
      "session.sign-in-failed",
    ]);
    const of = (action: string) => events.find((event) => event.action === action);
    expect(of("federation.saved")).toMatchObject({
      actor: { kind: "person", email: "olga@acme.example" },
      from: { address: "127.0.0.1", browser: expect.stringMatching(/^[0-9a-f]{16}$/) },
      federation: federationId,
      changes: [
        {
          path: "roles[AI-Admins].groups",
          before: '["AI-Platform-Admins"]',
          after: '["AI-Platform-Admins","AI-Leads"]',
        },
      ],
    });
    expect(of("run.finished")).toMatchObject({ actor: { kind: "service" }, facts: { outcome: "succeeded" } });
    expect(of("login-test.finished")).toMatchObject({ facts: { kind: "captured", exchanged: true } });
    expect(events.at(-2)).toMatchObject({
      actor: { email: "olga@acme.example" },
      facts: { knownPerson: true },
    });
    expect(events.at(-1)).toMatchObject({
      actor: { kind: "unknown", email: null },
      facts: { knownPerson: false },
    });
    const text = JSON.stringify(events);
    expect(text).not.toContain(certificate);
    expect(text).not.toContain(response.slice(0, 40));
    expect(text).not.toMatch(/s3cret|nobody@x|wrong password|correct horse|STS\./);
    expect(text).toContain(`sha256:${sha256(xml)}`);
  });

  it("is found again by what happened, by whom and where", async () => {
    const byAction = await owner.audit.list({ action: "plan.made" });
    expect(byAction.events).toHaveLength(1);
    expect(
      (await owner.audit.list({ actor: "OLGA@", federation: federationId })).events.length,
    ).toBeGreaterThan(3);
    expect((await owner.audit.list({ actor: "%" })).events).toEqual([]);
    const first = await owner.audit.list({ limit: 2 });
    const second = await owner.audit.list({ limit: 2, before: first.next ?? 0 });
    expect(second.events[0]?.seq).toBe((first.events[1]?.seq ?? 0) - 1);
  });
});

describe("an entry and the change it tells of", () => {
  it("are there both, or neither", async () => {
    const before = await owner.federations.get({ id: federationId });
    await database.pool.query(
      `create function break_audit() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
       create trigger break_audit before insert on audit_event for each row execute function break_audit()`,
    );
    const document = { ...before.document, roles: [] };
    const save = owner.federations.save({ id: federationId, version: before.version, document });
    await expect(save).rejects.toMatchObject({ status: 500 });
    const key = owner.keys.create({ name: "x", scopes: ["read"], expiresInDays: 1 });
    await expect(key).rejects.toMatchObject({ status: 500 });
    await database.pool.query("drop trigger break_audit on audit_event; drop function break_audit()");
    expect(await owner.federations.get({ id: federationId })).toEqual(before);
    expect((await owner.keys.list()).keys).toEqual([]);
  });
});

describe("the database", () => {
  it("refuses to change, to remove or to empty what was written", async () => {
    for (const statement of [
      "update audit_event set entry = '{}'",
      "delete from audit_event",
      "truncate audit_event",
      "truncate audit_anchor",
    ]) {
      await expect(database.pool.query(statement), statement).rejects.toThrow("append-only");
    }
    expect(verified(await exported()).ok).toBe(true);
  });
});

describe("the chain", () => {
  it("stays one chain while two servers and many people write at once", async () => {
    const other = dataDirectory();
    const port = database.pool.options.connectionString ?? "";
    const second = await startServiceProcess(other.path, { DATABASE_URL: port, MASTER_KEY: masterKey });
    try {
      const otto = await addPerson(service.url, owner, { name: "Otto", role: "operator" });
      const clients = [owner, otto.client, clientWith(second.url, { cookie: otto.cookie })];
      const before = (await owner.audit.state()).last;
      await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          clients[index % 3]?.keys.create({ name: `key ${index}`, scopes: ["read"], expiresInDays: 1 }),
        ),
      );
      const report = verified(await exported());
      expect(report).toMatchObject({ ok: true, breaks: [] });
      expect(report.last).toBe(before + 60);
      expect((await owner.audit.state()).key).toBe(report.key);
    } finally {
      await second.stop("SIGTERM");
      other.remove();
    }
  });

  it("shows a change that somebody made to the exported file", async () => {
    const lines = await exported();
    const at = lines.findIndex((line) => line.includes('"plan.made"'));
    const report = verified(
      lines.with(at, (lines[at] ?? "").replace("olga@acme.example", "otto@acme.example")),
    );
    expect(report.ok).toBe(false);
    expect(report.breaks[0]?.line).toBe(at + 1);
  });

  it("is exported in parts that each hold, by a key that may do only this", async () => {
    const token = await makeKey(owner, ["read-audit"]);
    const siem = clientWith(service.url, { authorization: `Bearer ${token}` });
    const part = (await (await siem.audit.export({ after: 5 })).text()).trimEnd().split("\n");
    expect(verified(part)).toMatchObject({ ok: true, first: 6 });
    await expect(siem.federations.list()).rejects.toMatchObject({ status: 403 });
    const { events } = await owner.audit.list({ action: "audit.exported", limit: 1 });
    expect(events[0]).toMatchObject({ actor: { kind: "key", name: "read-audit" } });
  });

  it("goes on after old entries were pruned, from a signed place, and cannot be shortened unseen", async () => {
    const before = await owner.audit.state();
    const signer = auditSigner(secretFor("audit-signing", { masterKey, dataDir: data.path }));
    const retention = { store: createStore(database.db), signer, days: 30 };
    await pruneAll({ ...retention, now: () => new Date() });
    expect((await owner.audit.state()).first).toBe(1);
    await pruneAll({ ...retention, now: () => new Date(Date.now() + 31 * 86_400_000) });
    await signIn(service.url, "olga@acme.example", "correct horse battery");
    const lines = await exported();
    const [head, first] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(head).toMatchObject({ after: { seq: before.last, hash: before.head } });
    expect(first).toMatchObject({ seq: before.last + 1, action: "audit.pruned", previous: before.head });
    expect(verified(lines)).toMatchObject({ ok: true, first: before.last + 1, key: before.key });
    // Without the signed place, what is left looks like what it is: a chain whose beginning is gone.
    const bare = JSON.stringify({ ...head, after: { seq: before.last, hash: before.head, seal: null } });
    expect(verified(lines.with(0, bare)).ok).toBe(false);
    await expect(database.pool.query("delete from audit_anchor")).rejects.toThrow("append-only");
  });
});
