import { setTimeout as wait } from "node:timers/promises";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idpMetadata } from "../engine/world.ts";
import { type ApiClient, signedInClient } from "../service/api-client.ts";
import { dataDirectory, postgresPid, type ServiceProcess, startServiceProcess } from "../service/service.ts";

const data = dataDirectory();
let cloud: RunningEmulator;
const changes = 17;

beforeAll(async () => {
  cloud = await startEmulator();
});
afterAll(async () => {
  await cloud.close();
  data.remove();
});

const start = () => startServiceProcess(data.path, { SANDBOX_CLOUD_URL: cloud.url });

async function slow(latencyMs: number): Promise<void> {
  await fetch(`${cloud.url}/_emulator/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ latencyMs }),
  });
}

async function startRun(client: ApiClient, name: string) {
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml: await idpMetadata() },
    roles: Array.from({ length: 8 }, (_, index) => ({
      name: `${name}-${index}`,
      groups: [`group-${index}`],
      policies: ["AliyunBailianDataReadOnlyAccess"],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
    })),
  });
  const { id } = await client.federations.create({ document });
  const plan = await client.plans.create({ id });
  await slow(80);
  return client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
}

async function changesDone(client: ApiClient, id: string): Promise<string[]> {
  const { events } = await client.runs.get({ id });
  return events.flatMap((event) => (event.type === "change-done" ? [event.address] : []));
}

/** Sends the signal and waits for the end. Orchestrators kill after ten seconds (Docker) or thirty (Kubernetes). */
async function ended(service: ServiceProcess, signal: NodeJS.Signals) {
  const began = performance.now();
  const code = await service.stop(signal);
  return { code, afterMs: performance.now() - began, output: service.output() };
}

describe("SIGTERM in the middle of a run", () => {
  it("ends the service cleanly and soon, and the next start finishes the run, nothing twice", async () => {
    const first = await start();
    const client = await signedInClient(first);
    const run = await startRun(client, "shutdown");
    while ((await changesDone(client, run.id)).length < 4) await wait(50);
    // Somebody follows the run, and somebody's upload is under way.
    const following = await fetch(`${first.url}/api/v1/runs/${run.id}/events`, {
      headers: { cookie: first.cookie ?? "" },
    });
    const follower = following.text().catch(() => "cut");
    const { code, afterMs, output } = await ended(first, "SIGTERM");
    await follower;
    expect(code).toBe(0);
    expect(afterMs).toBeLessThan(8_000);
    expect(output).not.toMatch(/"level":[56]0/);
    expect(postgresPid(data.path)).toBeNull();
    await slow(0);
    const second = await start();
    try {
      const again = await signedInClient(second);
      await expect.poll(() => changesDone(again, run.id), { timeout: 30_000 }).toHaveLength(changes);
      await expect
        .poll(async () => (await again.runs.get({ id: run.id })).status, { timeout: 30_000 })
        .toBe("succeeded");
      expect(new Set(await changesDone(again, run.id)).size).toBe(changes);
      const made = cloud
        .calls()
        .filter(({ status, action }) => status === 200 && action === "CreateRole")
        .map(({ params }) => params.RoleName);
      expect(made.toSorted()).toEqual([...new Set(made)].toSorted());
      expect(made).toHaveLength(8);
      expect((await again.runs.verify({ id: run.federationId })).ok).toBe(true);
    } finally {
      await second.stop("SIGTERM");
    }
  });

  it("sent twice is one", async () => {
    const service = await start();
    const end = ended(service, "SIGTERM");
    service.child.kill("SIGTERM");
    expect(await end).toMatchObject({ code: 0 });
  });
});
