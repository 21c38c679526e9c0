import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import { acknowledgeableCodes, federationDocumentSchema } from "@modelstudio-sso/contracts";
import { type RunningEmulator, severalAccountsSeed, startEmulator } from "@modelstudio-sso/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rotatingMetadata } from "../engine/world.ts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";
import { cloudAccounts, home, lab, twoAccounts } from "./two-accounts.ts";

const data = dataDirectory();
const metadata = await rotatingMetadata();
let emulator: RunningEmulator;
let service: ServiceProcess;
let client: ApiClient;
let inLab: AlibabaCloud;
let inHome: AlibabaCloud;

beforeAll(async () => {
  emulator = await startEmulator({ seed: severalAccountsSeed() });
  ({ inHome, inLab } = await twoAccounts(emulator));
  service = await startServiceProcess(data.path, {
    SANDBOX_CLOUD_URL: emulator.url,
    CLOUD_ACCOUNTS: cloudAccounts,
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
