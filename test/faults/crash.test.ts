import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { federationDocumentSchema } from "@modelstudio-sso/contracts";
import { startEmulator } from "@modelstudio-sso/emulator";
import { isWrite } from "@modelstudio-sso/federation";
import { afterEach, describe, expect, it } from "vitest";
import { signedInClient } from "../service/api-client.ts";
import {
  dataDirectory,
  endLeftOver,
  postgresPid,
  type ServiceProcess,
  startServiceProcess,
} from "../service/service.ts";

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Twelve roles, so that there is a middle to be killed in. */
async function bigFederation(service: ServiceProcess) {
  const client = await signedInClient(service);
  const { xml } = await client.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "crash-test",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: "CrashIdp", metadataXml: xml },
    roles: Array.from({ length: 12 }, (_, index) => ({
      name: `Crash-Role-${index}`,
      groups: [`group-${index}`],
      policies: ["AliyunBailianDataReadOnlyAccess"],
      workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
    })),
  });
  const federation = await client.federations.create({ document });
  return { client, federation, plan: await client.plans.create({ id: federation.id }) };
}

function sandboxCloud(dataDir: string) {
  const url = readFileSync(join(dataDir, "sandbox", "cloud-url"), "utf8").trim();
  return {
    url,
    cloud: connectCloud(
      localConnection(new URL(url).host, {
        accessKeyId: "SANDBOXADMIN",
        accessKeySecret: "sandbox-admin-secret",
      }),
    ),
  };
}

describe("SIGKILL", () => {
  for (const killAfter of [3, 14]) {
    it(`in the middle of an apply (after ${killAfter} changes): the run finishes after the restart, nothing twice`, async () => {
      const data = dataDirectory();
      closers.push(data.remove);
      const first = await startServiceProcess(data.path);
      closers.push(() => endLeftOver(data.path));
      const { client, plan } = await bigFederation(first);
      // Slow enough that the kill meets the run in its middle.
      await fetch(`${sandboxCloud(data.path).url}/_emulator/faults`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ latencyMs: 40 }),
      });
      const run = await client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
      for (let done = 0; done < killAfter; ) {
        await wait(20);
        const { events } = await client.runs.get({ id: run.id });
        done = events.filter((event) => event.type === "change-done").length;
      }
      await first.stop("SIGKILL");

      const second = await startServiceProcess(data.path);
      closers.push(async () => void (await second.stop("SIGTERM")));
      expect(second.output()).toContain("adopted");
      const again = await signedInClient(second);
      let state = await again.runs.get({ id: run.id });
      for (let tries = 0; state.status !== "succeeded" && tries < 300; tries += 1) {
        await wait(100);
        state = await again.runs.get({ id: run.id });
      }
      expect(state.status).toBe("succeeded");
      const done = state.events.flatMap((event) => (event.type === "change-done" ? [event.address] : []));
      expect(done).toHaveLength(25);
      expect(new Set(done).size).toBe(25);

      const { cloud } = sandboxCloud(data.path);
      const owned = (await cloud.listRoles()).filter(
        (role) => role.tags["modelstudio-sso-federation"] === "crash-test",
      );
      expect(owned).toHaveLength(12);
      expect((await cloud.listSamlProviders()).map((provider) => provider.name)).toEqual(["CrashIdp"]);
      const verify = await again.runs.verify({ id: state.federationId });
      expect(verify).toMatchObject({ ok: true, drift: [] });
      expect((await again.plans.create({ id: state.federationId })).plan.changes.filter(isWrite)).toEqual([]);
    });
  }
});

describe("PostgreSQL killed", () => {
  it("in the middle of an apply is started again by the service: the run finishes, nothing twice", async () => {
    const data = dataDirectory();
    closers.push(data.remove);
    const service = await startServiceProcess(data.path);
    closers.push(async () => void (await service.stop("SIGTERM")));
    const { client, plan } = await bigFederation(service);
    const run = await client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
    const killed = postgresPid(data.path);
    if (killed === null) throw new Error("There is no PostgreSQL to kill.");
    process.kill(killed, "SIGKILL");
    const asked = async () => client.runs.get({ id: run.id }).catch(() => null);
    let state = await asked();
    for (let tries = 0; state?.status !== "succeeded" && tries < 600; tries += 1) {
      await wait(100);
      state = await asked();
    }
    expect(state?.status).toBe("succeeded");
    expect(postgresPid(data.path)).not.toBe(killed);
    const done = state?.events.flatMap((event) => (event.type === "change-done" ? [event.address] : []));
    expect([done?.length, new Set(done).size]).toEqual([25, 25]);
    expect(service.output()).toContain("PostgreSQL runs again");
    expect((await client.plans.create({ id: plan.federationId })).plan.changes.filter(isWrite)).toEqual([]);
    const { events } = await client.audit.list({});
    const actions = events.map(({ action }) => action);
    expect(actions.filter((action) => action === "run.finished")).toHaveLength(1);
  });
});

describe("stopping and starting", () => {
  it("ends cleanly on SIGTERM, with its PostgreSQL, and keeps the sandbox's state", async () => {
    const data = dataDirectory();
    closers.push(data.remove);
    const first = await startServiceProcess(data.path);
    const { federation, client, plan } = await bigFederation(first);
    await client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
    await wait(1500);
    const pid = postgresPid(data.path);
    expect(await first.stop("SIGTERM")).toBe(0);
    expect(pid).not.toBeNull();
    expect(postgresPid(data.path)).toBeNull();

    const second = await startServiceProcess(data.path);
    closers.push(async () => void (await second.stop("SIGTERM")));
    expect(second.openUrl).not.toContain("token");
    const again = await signedInClient(second);
    expect(await again.runs.verify({ id: federation.id })).toMatchObject({ ok: true });
  });

  it("says which port is taken", async () => {
    const taken = await startEmulator();
    closers.push(() => taken.close());
    const data = dataDirectory();
    closers.push(data.remove);
    await expect(startServiceProcess(data.path, { PORT: new URL(taken.url).port })).rejects.toThrow(
      /is taken/,
    );
  });
});
