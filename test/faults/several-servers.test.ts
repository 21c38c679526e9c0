import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { federationDocumentSchema, type Run } from "@modelstudio-sso/contracts";
import { type RunningEmulator, severalAccountsSeed, startEmulator } from "@modelstudio-sso/emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { idpMetadata } from "../engine/world.ts";
import { type ApiClient, signedInClient } from "../service/api-client.ts";
import { dataDirectory, endLeftOver, type ServiceProcess, startServiceProcess } from "../service/service.ts";
import { cloudAccounts, home, lab, twoAccounts } from "../service/two-accounts.ts";

const masterKey = "a key that all servers of this test share";
let cloud: RunningEmulator;
let closers: (() => Promise<unknown> | unknown)[];
let database: { host: ServiceProcess; url: string };

const perSecond = 20;
const environment = () => ({
  SANDBOX_CLOUD_URL: cloud.url,
  MASTER_KEY: masterKey,
  CLOUD_ACCOUNTS: cloudAccounts,
  CLOUD_CALLS_PER_SECOND: String(perSecond),
});

/** One process brings the database; the others are told of it. All speak to one cloud. */
beforeEach(async () => {
  closers = [];
  cloud = await startEmulator({ seed: severalAccountsSeed(), keptCalls: 100_000 });
  closers.push(() => cloud.close());
  await twoAccounts(cloud);
  const data = dataDirectory();
  closers.push(data.remove, () => endLeftOver(data.path));
  const host = await startServiceProcess(data.path, environment());
  closers.push(() => host.stop("SIGTERM"));
  const pidFile = readFileSync(join(data.path, "postgres", "data", "postmaster.pid"), "utf8").split("\n");
  const password = readFileSync(join(data.path, "postgres", "password"), "utf8");
  database = { host, url: `postgres://modelstudio_sso:${password}@127.0.0.1:${pidFile[3]}/postgres` };
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
});

async function another(): Promise<ServiceProcess> {
  const data = dataDirectory();
  const service = await startServiceProcess(data.path, {
    DATABASE_URL: database.url,
    ...environment(),
  });
  closers.push(data.remove, () => service.stop("SIGKILL"));
  return service;
}

async function slow(latencyMs: number): Promise<void> {
  await fetch(`${cloud.url}/_emulator/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ latencyMs }),
  });
}

const workspaceOf: Record<string, string> = { [home]: "ws-1f2e3d4c5b6a7988", [lab]: `ws-${lab}` };

async function startRun(
  client: ApiClient,
  name: string,
  { metadataXml, accountId = home }: { metadataXml: string; accountId?: string },
): Promise<Run> {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId,
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml },
    roles: Array.from({ length: 8 }, (_, index) => ({
      name: `${name}-${index}`,
      groups: [`group-${index}`],
      policies: ["AliyunBailianDataReadOnlyAccess"],
      workspaces: [{ workspace: workspaceOf[accountId] ?? "", role: "Visitor" }],
    })),
  });
  const { id } = await client.federations.create({ document });
  const plan = await client.plans.create({ id });
  return client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
}

async function finished(client: ApiClient, id: string): Promise<Run> {
  for (let tries = 0; tries < 450; tries += 1) {
    const run = await client.runs.get({ id });
    if (run.status === "succeeded" || run.status === "failed") return run;
    await wait(100);
  }
  throw new Error(`the run ${id} did not finish`);
}

async function changesDone(client: ApiClient, id: string): Promise<number> {
  return (await client.runs.get({ id })).events.filter((event) => event.type === "change-done").length;
}

/** No write that took effect was sent a second time with success. */
function doubledCreates(): string[] {
  const made = cloud
    .calls()
    .filter((call) => call.status === 200 && /^(Create|Attach)/.test(call.action))
    .map(
      (call) =>
        `${call.action} ${call.params.RoleName ?? call.params.SAMLProviderName} ${call.params.PolicyName ?? ""}`,
    );
  return made.filter((call, index) => made.indexOf(call) !== index);
}

describe("several servers on one database", () => {
  for (const signal of ["SIGKILL", "SIGSTOP"] as const) {
    it(`finish the run of one that gets ${signal}, once`, async () => {
      const client = await signedInClient(database.host);
      const second = await another();
      await slow(60);
      const victim = await another();
      const victimClient = await signedInClient(victim);
      const metadataXml = await idpMetadata();
      const [doomed, other] = [
        await startRun(victimClient, "doomed", { metadataXml }),
        await startRun(client, "other", { metadataXml }),
      ];
      while ((await changesDone(client, doomed.id)) < 4) await wait(20);
      process.kill(victim.child.pid ?? 0, signal);
      for (const run of [doomed, other]) {
        const end = await finished(client, run.id);
        expect(end.status).toBe("succeeded");
        const done = end.events.flatMap((event) => (event.type === "change-done" ? [event.address] : []));
        expect(done).toHaveLength(17);
        expect(new Set(done).size).toBe(17);
      }
      if (signal === "SIGSTOP") {
        process.kill(victim.child.pid ?? 0, "SIGCONT");
        await wait(1_500);
      }
      await slow(0);
      expect(doubledCreates()).toEqual([]);
      const reader = connectCloud(
        localConnection(cloud.endpoint, {
          accessKeyId: "SANDBOXADMIN",
          accessKeySecret: "sandbox-admin-secret",
        }),
      );
      const made = (await reader.listRoles()).filter(
        (role) => role.tags["modelstudio-sso-federation"] === "doomed",
      );
      expect(made).toHaveLength(8);
      expect((await client.runs.verify({ id: doomed.federationId })).ok).toBe(true);
      expect(second.child.exitCode).toBeNull();
    });
  }

  it("work for several accounts at once, each at its own pace, whichever server calls", async () => {
    const clients = [
      await signedInClient(database.host),
      await signedInClient(await another()),
      await signedInClient(await another()),
    ];
    const metadataXml = await idpMetadata();
    const before = cloud.calls().length;
    const runs: { run: Run; client: ApiClient }[] = [];
    for (const [index, client] of clients.entries()) {
      for (const accountId of [home, lab]) {
        const name = `${accountId === lab ? "lab" : "home"}-${index}`;
        runs.push({ client, run: await startRun(client, name, { metadataXml, accountId }) });
      }
    }
    for (const { run, client } of runs) {
      const end = await finished(client, run.id);
      expect(end.status).toBe("succeeded");
      const done = end.events.flatMap((event) => (event.type === "change-done" ? [event.address] : []));
      expect([done.length, new Set(done).size]).toEqual([17, 17]);
    }
    expect(doubledCreates()).toEqual([]);
    const calls = cloud.calls().slice(before);
    for (const account of [home, lab]) {
      const times = calls.filter((call) => call.accountId === account).map((call) => Date.parse(call.at));
      expect(times.length).toBeGreaterThan(60);
      // Calls under way, with their tokens taken before, may arrive closer together than they left.
      const underWay = 10;
      const over = times.filter((from, at) => {
        const later = times[at + 2 * perSecond + underWay];
        return later !== undefined && later - from < 1_000;
      });
      expect(over).toEqual([]);
    }
    for (const { run, client } of runs) {
      expect((await client.runs.verify({ id: run.federationId })).ok).toBe(true);
    }
  });
});
