import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { federationDocumentSchema, type Run } from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runMsso } from "../cli/msso.ts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { answeredRehearsal, setUpSandboxLogin } from "./sandbox-login.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const masterKey = "a master key that both machines of this test have";
const [data, other] = [dataDirectory(), dataDirectory()];
const file = join(data.path, "backup.gz");
let kept: Awaited<ReturnType<typeof everything>>;

const msso = (args: string[], dataDir: string) =>
  runMsso([...args, "--json"], { environment: { DATA_DIR: dataDir, MASTER_KEY: masterKey } });

/** What people see of what is kept. */
async function everything(client: ApiClient) {
  const { federations } = await client.federations.list();
  const runs: Run[] = [];
  const tests: unknown[] = [];
  for (const { id } of federations) {
    for (const run of (await client.runs.list({ id })).runs) runs.push(await client.runs.get({ id: run.id }));
    tests.push((await client.loginTests.list({ id })).tests);
  }
  const { user, organization } = await client.session.get();
  return { federations, runs, tests, user, organization };
}

function linesOf(path: string): string[] {
  return gunzipSync(readFileSync(path)).toString("utf8").split("\n");
}

/** Rows by table. */
function contentOf(path: string) {
  const tables = new Map<string, string[]>();
  let rows: string[] = [];
  for (const line of linesOf(path).slice(1, -2)) {
    if (line.startsWith("[")) rows.push(line);
    else {
      rows = [];
      tables.set(JSON.parse(line).table, rows);
    }
  }
  return Object.fromEntries([...tables].map(([name, lines]) => [name, lines.sort()]));
}

beforeAll(async () => {
  let service: ServiceProcess = await startServiceProcess(data.path, { MASTER_KEY: masterKey });
  const login = await setUpSandboxLogin(service, "kept");
  const { fields, browser } = await answeredRehearsal(service, login, "chen.yu");
  const acs = await browser.submit(`${service.url}/saml/acs`, fields, { crossSite: true });
  await browser.get(new URL(acs.location ?? "", service.url).href);
  // Texts that a careless file format would stumble over.
  await login.client.federations.create({
    document: federationDocumentSchema.parse({
      apiVersion: "modelstudio-sso/v1",
      name: "second",
      site: "china",
      accountId: "5123456789012345",
      loginPath: { kind: "idp", providerName: "Second" },
      roles: [
        {
          name: "Second",
          groups: ["g"],
          description: "\u2028 \\N \t \"quoted\", 'x' 百炼 \u{1f511} \n[1]\r\n{}",
        },
      ],
    }),
  });
  kept = await everything(login.client);
  expect(kept.federations).toHaveLength(2);
  expect(kept.runs[0]?.events.length).toBeGreaterThan(3);
  const written = await msso(["backup", "-o", file], data.path);
  expect(written).toMatchObject({ code: 0 });
  expect(JSON.parse(written.out)).toMatchObject({ ok: true, file, rows: expect.any(Number) });
  const busy = await msso(["restore", file, "--force"], data.path);
  expect([busy.code, JSON.parse(busy.out).diagnostics[0].code]).toEqual([1, "backup.in-use"]);
  await service.stop("SIGTERM");
  // Still running as before: the backup must not have ended its database.
  service = await startServiceProcess(data.path, { MASTER_KEY: masterKey });
  expect((await everything(await signedInClient(service))).federations).toEqual(kept.federations);
  await service.stop("SIGTERM");
});
afterAll(() => {
  data.remove();
  other.remove();
});

describe("a backup", () => {
  it("is for its owner's eyes, and names what it is", () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(linesOf(file)[0] ?? "")).toMatchObject({
      kind: "modelstudio-sso/backup",
      format: 1,
      migrations: expect.arrayContaining(["0001-auth", "0002-federations"]),
    });
  });

  it("holds no server's sign of life: restored, it would look like a server at work", () => {
    const head = JSON.parse(linesOf(file)[0] ?? "");
    const names = head.tables.map((table: { name: string }) => table.name);
    expect(names).toContain("federation");
    expect(names).not.toContain("executor");
  });

  it("restored on an empty machine gives the same people, federations, runs and login tests", async () => {
    const restored = await msso(["restore", file], other.path);
    expect(restored).toMatchObject({ code: 0 });
    const again = join(other.path, "again.gz");
    expect((await msso(["backup", "-o", again], other.path)).code).toBe(0);
    expect(contentOf(again)).toEqual(contentOf(file));
    const service = await startServiceProcess(other.path, { MASTER_KEY: masterKey });
    try {
      expect(service.openUrl).not.toContain("token=");
      const client = await signedInClient(service);
      expect(await everything(client)).toEqual(kept);
      // Work goes on: numbers that count up go on from where they were, and the engine takes new runs.
      const first = kept.federations.find(({ document }) => document.name === "kept");
      const plan = await client.plans.create({ id: first?.id ?? "" });
      const run = await client.runs.start({
        id: plan.id,
        fingerprint: plan.plan.fingerprint,
        acknowledge: [],
      });
      for await (const event of await client.runs.events({ id: run.id })) {
        if (event.type === "run-finished") expect(event.outcome).toBe("succeeded");
      }
    } finally {
      await service.stop("SIGTERM");
    }
  });

  it("is refused by a database in use, and takes its place where that is meant", async () => {
    const refused = await msso(["restore", file], other.path);
    expect([refused.code, JSON.parse(refused.out).diagnostics[0].code]).toEqual([1, "backup.not-empty"]);
    expect((await msso(["restore", file, "--force"], other.path)).code).toBe(0);
    const again = join(other.path, "forced.gz");
    await msso(["backup", "-o", again], other.path);
    expect(contentOf(again)).toEqual(contentOf(file));
  });

  it("that is damaged, cut off, changed, newer or none at all touches nothing", async () => {
    const before = join(other.path, "before.gz");
    await msso(["backup", "-o", before], other.path);
    const bytes = readFileSync(file);
    const lines = linesOf(file);
    const head = JSON.parse(lines[0] ?? "");
    const changed = lines.map((line) => line.replace('"kept"', '"evil"').replace("second", "secund"));
    const text = (...parts: unknown[]) => gzipSync(parts.map((part) => `${JSON.stringify(part)}\n`).join(""));
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1;
    const bad: [string, Buffer][] = [
      ["backup.unreadable", flipped],
      ["backup.unreadable", bytes.subarray(0, bytes.length - 40)],
      ["backup.unreadable", gzipSync(lines.slice(0, -3).join("\n"))],
      ["backup.unreadable", gzipSync(changed.join("\n"))],
      ["backup.unreadable", Buffer.from("no backup")],
      ["backup.unreadable", Buffer.alloc(0)],
      ["backup.unreadable", text({ kind: "else", format: 1 }, { end: true })],
      ["backup.newer", text({ ...head, format: 2, surprise: true })],
    ];
    for (const [code, content] of bad) {
      const path = join(other.path, "bad.gz");
      writeFileSync(path, content);
      const refused = await msso(["restore", path, "--force"], other.path);
      expect([refused.code, JSON.parse(refused.out).diagnostics[0].code]).toEqual([1, code]);
    }
    truncateSync(join(other.path, "bad.gz"), 0);
    const after = join(other.path, "after.gz");
    await msso(["backup", "-o", after], other.path);
    expect(contentOf(after)).toEqual(contentOf(before));
  });

  it("of an unreachable database is an answer of its own", async () => {
    const away = await runMsso(["backup", "-o", "/dev/null", "--json"], {
      environment: { DATABASE_URL: "postgres://user:canary-password@127.0.0.1:1/db" },
    });
    expect([away.code, JSON.parse(away.out).diagnostics[0]]).toMatchObject([
      3,
      { code: "backup.database", got: "ECONNREFUSED" },
    ]);
    expect(away.out + away.err).not.toContain("canary-password");
  });
});
