import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { federationDocumentSchema, type Run } from "@modelstudio-sso/contracts";
import { type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { idpMetadata } from "../engine/world.ts";
import { type ApiClient, signedInClient } from "../service/api-client.ts";
import { dataDirectory, endLeftOver, type ServiceProcess, startServiceProcess } from "../service/service.ts";

const masterKey = "a key that all servers of this test share";
let cloud: RunningEmulator;
let closers: (() => Promise<unknown> | unknown)[];
let database: { host: ServiceProcess; url: string };

/** One process brings the database; the others are told of it. All speak to one cloud. */
beforeEach(async () => {
  closers = [];
  cloud = await startEmulator();
  closers.push(() => cloud.close());
  const data = dataDirectory();
  closers.push(data.remove, () => endLeftOver(data.path));
  const host = await startServiceProcess(data.path, { SANDBOX_CLOUD_URL: cloud.url, MASTER_KEY: masterKey });
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
    SANDBOX_CLOUD_URL: cloud.url,
    MASTER_KEY: masterKey,
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

async function startRun(client: ApiClient, name: string, metadataXml: string): Promise<Run> {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml },
    roles: Array.from({ length: 8 }, (_, index) => ({
      name: `${name}-${index}`,
      groups: [`group-${index}`],
      policies: ["AliyunBailianDataReadOnlyAccess"],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
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
      const xml = await idpMetadata();
      const [doomed, other] = [
        await startRun(victimClient, "doomed", xml),
        await startRun(client, "other", xml),
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
});
