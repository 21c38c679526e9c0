import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type AlibabaCloud, connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import {
  acknowledgeableCodes,
  type FederationDocument,
  federationDocumentSchema,
  type PlanRecord,
  type Run,
} from "@modelstudio-sso/contracts";
import { isWrite } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rotatingMetadata } from "../engine/world.ts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
let service: ServiceProcess;
let client: ApiClient;
let cloud: AlibabaCloud;

const metadata = await rotatingMetadata();
const workspace = "ws-1f2e3d4c5b6a7988";
function documentOf(name: string, roles: string[], metadataXml = metadata.old): FederationDocument {
  return federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: `Idp-${name}`, metadataXml },
    roles: roles.map((role) => ({
      name: `${name}-${role}`,
      groups: [role.toLowerCase()],
      policies: ["AliyunBailianDataReadOnlyAccess"],
      workspaces: [{ workspace, role: "Visitor" }],
    })),
  });
}

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

/** Applies a plan as a person who accepts all that can be accepted. */
async function apply(record: PlanRecord): Promise<Run> {
  const { id } = await client.runs.start({
    id: record.id,
    fingerprint: record.plan.fingerprint,
    acknowledge: [...acknowledgeableCodes],
  });
  for (let tries = 0; tries < 300; tries += 1) {
    const run = await client.runs.get({ id });
    if (run.status === "succeeded" || run.status === "failed") return run;
    await wait(50);
  }
  throw new Error("the run did not finish");
}

/** A federation that was applied with each of these documents in turn. */
async function lived(...documents: [FederationDocument, ...FederationDocument[]]) {
  let federation = await client.federations.create({ document: documents[0] });
  const { id } = federation;
  const runs: Run[] = [];
  for (const document of documents) {
    federation = await client.federations.save({ id, version: federation.version, document });
    runs.push(await apply(await client.plans.create({ id })));
  }
  return { id, runs };
}

function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error("the list is empty");
  return first;
}

const writesOf = (record: PlanRecord) =>
  record.plan.changes.filter(isWrite).map((change) => `${change.action} ${change.address}`);

describe("the way back", () => {
  it("is a plan first, and afterwards the document of then is the document again", async () => {
    const [one, two] = [
      documentOf("back", ["Admins"]),
      documentOf("back", ["Admins", "Readers"], metadata.both),
    ];
    const { id, runs } = await lived(one, two);
    const before = await client.federations.get({ id });
    const record = await client.plans.rollback({ id: firstOf(runs).id });
    expect(record).toMatchObject({
      federationId: id,
      returnsTo: firstOf(runs).id,
      plan: { kind: "rollback" },
    });
    expect(writesOf(record)).toEqual([
      "update saml-provider/Idp-back",
      "delete role-policy/back-Readers/System:AliyunBailianDataReadOnlyAccess",
      "delete role/back-Readers",
    ]);
    expect(await client.federations.get({ id })).toEqual(before);
    // What was only looked at is not where the set-up stands.
    expect((await client.plans.latest({ id })).plan?.plan.kind).toBe("apply");

    const run = await apply(record);
    expect(run).toMatchObject({
      status: "succeeded",
      kind: "rollback",
      federationVersion: before.version + 1,
    });
    const after = await client.federations.get({ id });
    expect(after).toMatchObject({ document: one, version: before.version + 1 });
    expect(await cloud.getRole("back-Readers")).toBeNull();
    expect(await client.runs.verify({ id })).toMatchObject({ ok: true, drift: [] });
    expect((await client.runs.list({ id })).runs.map(({ kind, returnable }) => [kind, returnable])).toEqual([
      ["rollback", true],
      ["apply", true],
      ["apply", true],
    ]);
  });

  it("lists what does not return: a role that is made again is another one", async () => {
    const [one, two] = [documentOf("lost", ["Admins", "Readers"]), documentOf("lost", ["Admins"])];
    const { runs } = await lived(one, two);
    const record = await client.plans.rollback({ id: firstOf(runs).id });
    expect(record.plan.findings).toMatchObject([
      { code: "plan.cannot-return", severity: "warning", path: "role/lost-Readers" },
    ]);
    expect((await apply(record)).status).toBe("succeeded");
    expect(await cloud.listRolePolicies("lost-Readers")).toHaveLength(1);
  });

  it("is refused where somebody saved meanwhile, and nothing happened", async () => {
    const [one, two] = [documentOf("late", ["Admins"]), documentOf("late", ["Admins", "Readers"])];
    const { id, runs } = await lived(one, two);
    const record = await client.plans.rollback({ id: firstOf(runs).id });
    const { version } = await client.federations.get({ id });
    await client.federations.save({ id, version, document: { ...two, roles: two.roles.toReversed() } });
    await expect(apply(record)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await client.runs.list({ id })).runs).toHaveLength(2);
    expect((await client.federations.get({ id })).document.roles).toHaveLength(2);
  });

  it("must be accepted where it is dangerous, like any other plan", async () => {
    const [one, two] = [documentOf("risky", ["Admins"]), documentOf("risky", ["Admins", "Readers"])];
    const { runs } = await lived(one, two);
    const { id, plan } = await client.plans.rollback({ id: firstOf(runs).id });
    const refused = client.runs.start({ id, fingerprint: plan.fingerprint });
    await expect(refused).rejects.toMatchObject({
      data: { diagnostics: [{ code: "plan.unacknowledged", want: "acknowledged: plan.deletes-role" }] },
    });
  });
});

describe("taking everything away", () => {
  it("tells who loses access, leaves nothing, and can be undone but for RoleIds", async () => {
    const { id, runs } = await lived(documentOf("gone", ["Admins"]));
    const record = await client.plans.destroy({ id });
    const roleId = (await cloud.getRole("gone-Admins"))?.roleId;
    expect(record.plan).toMatchObject({
      kind: "destroy",
      findings: [],
      losesAccess: [
        {
          role: "gone-Admins",
          roleId,
          groups: ["admins"],
          users: [],
          workspaces: [{ workspace, role: "Visitor" }],
        },
      ],
    });
    const { runs: unchanged } = await client.runs.list({ id });
    expect(unchanged).toHaveLength(1);
    const run = await apply(record);
    expect(run).toMatchObject({ status: "succeeded", kind: "destroy", returnable: false });
    expect(await cloud.getRole("gone-Admins")).toBeNull();
    expect((await cloud.listSamlProviders()).map((provider) => provider.name)).not.toContain("Idp-gone");
    await expect(client.plans.rollback({ id: run.id })).rejects.toMatchObject({ code: "NOT_FOUND" });

    const back = await client.plans.rollback({ id: firstOf(runs).id });
    expect(back.plan.findings.map((found) => found.code)).toEqual(["plan.cannot-return"]);
    expect((await apply(back)).status).toBe("succeeded");
    expect((await cloud.getRole("gone-Admins"))?.roleId).not.toBe(roleId);
    const federation = await client.federations.get({ id });
    await expect(client.federations.remove({ id: federation.id })).rejects.toMatchObject({ code: "REFUSED" });
  });
});

describe("RoleIds in the history", () => {
  it("show a role that somebody made anew, until its membership is confirmed again", async () => {
    const { id } = await lived(documentOf("anew", ["Admins"]));
    const role = await cloud.getRole("anew-Admins");
    if (role === null) throw new Error("the role is missing");
    const policy = {
      kind: "role-policy" as const,
      role: role.name,
      policyType: "System" as const,
      policy: "AliyunBailianDataReadOnlyAccess",
    };
    await cloud.detachRolePolicy(policy);
    await cloud.deleteRole(role.name);
    await cloud.createRole({ kind: "role", ...role });
    await cloud.attachRolePolicy(policy);
    const findings = async () => (await client.plans.create({ id })).plan.findings;
    expect(await findings()).toMatchObject([{ code: "plan.role-recreated", path: "role/anew-Admins" }]);
    expect((await client.runs.verify({ id })).ok).toBe(true);
    await client.memberships.attest({ id, role: role.name, workspace });
    expect(await findings()).toEqual([]);
  });
});
