import { type AlibabaCloud, connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import { acknowledgeableCodes, federationDocumentSchema } from "@modelstudio-sso/contracts";
import { type RunningEmulator, severalAccountsSeed, startEmulator } from "@modelstudio-sso/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rotatingMetadata } from "../engine/world.ts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const home = "5123456789012345";
const lab = "5222222222222222";
const serviceRole = `acs:ram::${lab}:role/msso`;
const data = dataDirectory();
const metadata = await rotatingMetadata();
let emulator: RunningEmulator;
let service: ServiceProcess;
let client: ApiClient;
let inLab: AlibabaCloud;
let inHome: AlibabaCloud;

/** What the admin of the other account prepares: a role that the service's own user may take. */
async function prepareRole(): Promise<void> {
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${home}:root`] } };
  await inLab.createRole({
    kind: "role",
    name: "msso",
    description: "",
    trustPolicy: { Version: "1", Statement: [trust] },
    maxSessionDurationSeconds: 3600,
    tags: {},
  });
  for (const policy of ["AliyunRAMFullAccess", "AliyunBailianFullAccess"]) {
    await inLab.attachRolePolicy({ kind: "role-policy", role: "msso", policyType: "System", policy });
  }
  const policy = "AliyunSTSAssumeRoleAccess";
  await inHome.attachUserPolicy({ kind: "user-policy", user: "sso-admin", policyType: "System", policy });
}

beforeAll(async () => {
  emulator = await startEmulator({ seed: severalAccountsSeed() });
  const as = (accessKeyId: string, accessKeySecret: string) =>
    connectCloud(localConnection(emulator.endpoint, { accessKeyId, accessKeySecret }));
  inHome = as("SANDBOXADMIN", "sandbox-admin-secret");
  inLab = as("SANDBOXLAB", "sandboxlab-secret");
  await prepareRole();
  service = await startServiceProcess(data.path, {
    SANDBOX_CLOUD_URL: emulator.url,
    CLOUD_ACCOUNTS: JSON.stringify([{ accountId: lab, roleArn: serviceRole }]),
  });
  client = await signedInClient(service);
});
afterAll(async () => {
  await service.stop("SIGTERM");
  await emulator.close();
  data.remove();
});

const documentFor = (name: string, accountId: string) =>
  federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId,
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml: metadata.old },
    roles: [
      { name: `${name}-role`, groups: [name], policies: ["AliyunBailianDataReadOnlyAccess"], workspaces: [] },
    ],
  });

async function apply(name: string, accountId: string) {
  const { id } = await client.federations.create({ document: documentFor(name, accountId) });
  const { id: planId, plan } = await client.plans.create({ id });
  const acknowledge = [...acknowledgeableCodes];
  const run = await client.runs.start({ id: planId, fingerprint: plan.fingerprint, acknowledge });
  for await (const event of await client.runs.events({ id: run.id })) {
    if (event.type === "run-finished") return { id, outcome: event.outcome };
  }
  throw new Error("The run's events ended before the run.");
}

const providersOf = async (cloud: AlibabaCloud) => (await cloud.listSamlProviders()).map(({ name }) => name);

describe("a service with several accounts", () => {
  it("names them, and says of each who it is there", async () => {
    const { accounts } = await client.account.list();
    expect(accounts).toEqual([
      { site: "international", accountId: home, key: "own" },
      { site: "international", accountId: lab, key: "configured" },
    ]);
    const own = await client.account.inspect({});
    expect(own.identity?.accountId).toBe(home);
    const there = await client.account.inspect({ site: "international", accountId: lab });
    expect(there.identity).toMatchObject({
      accountId: lab,
      arn: expect.stringContaining("assumed-role/msso"),
    });
    const { workspaces } = await client.account.workspaces({ accountId: lab });
    expect(workspaces.map(({ id }) => id)).toEqual([`ws-${lab}`]);
  });

  it("sets up each federation in its own account, and looks for drift there", async () => {
    const [there, here] = [await apply("lab", lab), await apply("home", home)];
    expect([there.outcome, here.outcome]).toEqual(["succeeded", "succeeded"]);
    expect([await providersOf(inLab), await providersOf(inHome)]).toEqual([["Idp-lab"], ["Idp-home"]]);
    await expect(client.runs.verify({ id: there.id })).resolves.toMatchObject({ ok: true });
    const again = await client.plans.create({ id: there.id });
    expect(again.plan.changes.filter(({ action }) => action !== "no-op")).toEqual([]);
  });

  it("plans nothing for an account that it does not reach", async () => {
    const { id } = await client.federations.create({ document: documentFor("stray", "5777777777777777") });
    const { plan } = await client.plans.create({ id });
    expect(plan.findings).toContainEqual(expect.objectContaining({ severity: "error" }));
    expect(plan.findings.map(({ code }) => code)).toContain("cloud.account.mismatch");
  });
});
