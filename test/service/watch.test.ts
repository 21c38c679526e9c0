import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type AlibabaCloud, connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { type FederationDocument, federationDocumentSchema, type Watch } from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { idpMetadata } from "../engine/world.ts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
let service: ServiceProcess;
let client: ApiClient;
let cloud: AlibabaCloud;
const metadataXml = await idpMetadata();

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  client = await signedInClient(service);
  const url = readFileSync(join(data.path, "sandbox", "cloud-url"), "utf8").trim();
  const key = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };
  cloud = connectCloud(localConnection(new URL(url).host, key));
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

function documentOf(name: string): FederationDocument {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml },
    roles: [
      {
        name: `${name}-Readers`,
        groups: ["readers"],
        policies: ["AliyunBailianDataReadOnlyAccess"],
        workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }],
      },
    ],
  });
}

async function ended(runId: string): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { status } = await client.runs.get({ id: runId });
    if (status === "succeeded" || status === "failed") return status;
    await wait(50);
  }
  throw new Error("the run did not end");
}

async function applied(name: string) {
  const federation = await client.federations.create({ document: documentOf(name) });
  const plan = await client.plans.create({ id: federation.id });
  const run = await client.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
  expect(await ended(run.id)).toBe("succeeded");
  return federation;
}

/** Somebody takes the policy off the role in the RAM console. */
async function takePolicyAway(name: string): Promise<string> {
  const attachment = { role: `${name}-Readers`, policyType: "System" as const };
  await cloud.detachRolePolicy({
    kind: "role-policy",
    ...attachment,
    policy: "AliyunBailianDataReadOnlyAccess",
  });
  return `role-policy/${name}-Readers/System:AliyunBailianDataReadOnlyAccess`;
}

const held = async (name: string) => (await cloud.listRolePolicies(`${name}-Readers`)).map((p) => p.policy);
const settings = { driftEveryMinutes: 60, metadataUrl: null, metadataEveryHours: 24 };
const checkDrift = (id: string): Promise<Watch> => client.watch.checkNow({ id, what: "drift" });

describe("drift", () => {
  it("is not looked for before anything was applied, and not seen where there is none", async () => {
    const { id } = await client.federations.create({ document: documentOf("fresh") });
    expect((await checkDrift(id)).lastDrift?.outcome).toBe("not-applied");
    const done = await applied("calm");
    expect((await checkDrift(done.id)).lastDrift).toMatchObject({ outcome: "in-place", drift: [] });
  });

  it("is told by address and left alone, and a draft is no drift", async () => {
    const { id, version } = await applied("told");
    const { document } = await client.federations.get({ id });
    const draft = {
      ...document,
      roles: document.roles.map((role) => ({ ...role, maxSessionDurationSeconds: 7200 })),
    };
    await client.federations.save({ id, version, document: draft });
    expect((await checkDrift(id)).lastDrift?.outcome).toBe("in-place");
    const address = await takePolicyAway("told");
    expect((await checkDrift(id)).lastDrift).toMatchObject({ outcome: "drifted", drift: [address] });
    expect(await held("told")).toEqual([]);
    const { federations } = await client.watch.health();
    expect(federations.find((entry) => entry.federationId === id)).toMatchObject({
      unapplied: true,
      lastDrift: { outcome: "drifted" },
      memberships: { wanted: 1, pending: 1 },
    });
  });

  it("is put right only under a standing approval of the applied document", async () => {
    const { id, version } = await applied("kept");
    await client.watch.save({ id, ...settings, driftMode: "enforce" });
    await takePolicyAway("kept");
    const without = await checkDrift(id);
    expect(without.lastDrift?.outcome).toBe("drifted");
    expect(without.lastDrift?.diagnostics.map((found) => found.code)).toContain("watch.enforcement-held");
    await client.watch.approveEnforcement({ id, version });
    const { lastDrift } = await checkDrift(id);
    expect(lastDrift?.outcome).toBe("enforced");
    expect(await ended(lastDrift?.runId ?? "")).toBe("succeeded");
    expect(await held("kept")).toEqual(["AliyunBailianDataReadOnlyAccess"]);
    const [run] = (await client.runs.list({ id })).runs;
    expect(run?.startedBy).toContain("standing approval of");
  });

  it("waits for a person where the document changed after the approval, or was approved in another version", async () => {
    const { id, version } = await applied("moved");
    await client.watch.save({ id, ...settings, driftMode: "enforce" });
    await client.watch.approveEnforcement({ id, version });
    const { document } = await client.federations.get({ id });
    await client.federations.save({ id, version, document });
    await takePolicyAway("moved");
    expect((await checkDrift(id)).lastDrift?.outcome).toBe("drifted");
    expect(await held("moved")).toEqual([]);
    await expect(client.watch.approveEnforcement({ id, version })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("comes up by itself when it is due", async () => {
    const { id } = await client.federations.create({ document: documentOf("due") });
    for (let tries = 0; tries < 400; tries += 1) {
      if ((await client.watch.get({ id })).lastDrift !== null) return;
      await wait(100);
    }
    throw new Error("nobody looked");
  }, 60_000);
});
