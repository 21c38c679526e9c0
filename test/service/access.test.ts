import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { federationDocumentSchema, type Refusal } from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runMsso } from "../cli/msso.ts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { makeKey } from "./people.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

const data = dataDirectory();
const research = "ws-1f2e3d4c5b6a7988";
const care = "ws-9c8b7a6d5e4f3021";
let service: ServiceProcess;
let client: ApiClient;
let id: string;

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  client = await signedInClient(service);
  const { xml } = await client.sandbox.metadata();
  const made = await client.federations.create({
    document: federationDocumentSchema.parse({
      apiVersion: "modelstudio-sso/v1",
      name: "acme-ai",
      site: "international",
      accountId: "5123456789012345",
      loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml: xml },
      roles: [
        { name: "Admins", groups: ["admins"], workspaces: [{ workspace: research, role: "Admin" }] },
        { name: "Readers", groups: ["readers", "admins"] },
      ],
    }),
  });
  id = made.id;
});
afterAll(async () => {
  await service.stop("SIGTERM");
  data.remove();
});

const refusalOf = async (work: Promise<unknown>): Promise<{ status: number; data: Refusal }> =>
  work.then(
    () => {
      throw new Error("It was not refused.");
    },
    (error) => error,
  );

async function plan() {
  return client.plans.create({ id });
}

async function apply() {
  const made = await plan();
  const run = await client.runs.start({ id: made.id, fingerprint: made.plan.fingerprint });
  for await (const event of await client.runs.events({ id: run.id }))
    if (event.type === "run-finished") expect(event.outcome).toBe("succeeded");
}

describe("who can do what, asked of the service", () => {
  it("has no plan to look through before one was made, and says so", async () => {
    const refused = await refusalOf(client.access.matrix({ id, source: "plan" }));
    expect(refused).toMatchObject({ status: 404, data: { diagnostics: [{ code: "request.not-found" }] } });
  });

  it("shows what a plan brings before anything is there", async () => {
    await plan();
    const report = await client.access.matrix({ id, source: "plan" });
    expect(report.plan).toMatchObject({ stale: false });
    expect(
      report.difference?.map((entry) => [entry.subject.name, entry.roles.map((role) => role.role)]),
    ).toEqual([
      ["admins", ["Admins", "Readers"]],
      ["readers", ["Readers"]],
    ]);
    expect((await client.access.matrix({ id, source: "observed" })).matrix.roles).toEqual([]);
  });

  it("keeps what is attested apart from what is only wanted", async () => {
    await apply();
    const before = await client.access.matrix({ id, source: "observed" });
    expect(before.matrix.roles[0]).toMatchObject({ workspaces: [], unproven: [{ workspace: research }] });
    await client.memberships.attest({ id, role: "Admins", workspace: research, note: "on Monday" });
    const after = await client.access.matrix({ id, source: "observed" });
    expect(after.matrix.roles[0]).toMatchObject({
      workspaces: [
        { name: "AI Research", state: "attested", evidence: { by: "Olga Owner", note: "on Monday" } },
      ],
      unproven: [],
    });
    const desired = await client.access.matrix({ id });
    expect(desired.matrix.roles[0]?.workspaces).toEqual(after.matrix.roles[0]?.workspaces);
  });

  it("tells that a plan is older than the document, and what it would change", async () => {
    const { document, version } = await client.federations.get({ id });
    const roles = document.roles.map((role) => ({
      ...role,
      workspaces: [...role.workspaces, { workspace: care, role: "Visitor" as const }],
    }));
    const old = await plan();
    expect((await client.access.matrix({ id, source: "plan" })).difference).toEqual([]);
    await client.federations.save({ id, version, document: { ...document, roles } });
    const stale = await client.access.matrix({ id, source: "plan", plan: old.id });
    expect(stale).toMatchObject({ plan: { id: old.id, stale: true }, difference: [] });
    await plan();
    const fresh = await client.access.matrix({ id, source: "plan" });
    expect(fresh.plan?.stale).toBe(false);
    expect(fresh.difference).toMatchObject([
      {
        subject: { name: "admins" },
        roles: [
          { role: "Admins", workspaces: { gained: [{ workspace: care, state: "unknown" }], lost: [] } },
          { role: "Readers", workspaces: { gained: [{ workspace: care }] } },
        ],
      },
      { subject: { name: "readers" } },
    ]);
  });

  it("tells which group loses a role that the document no longer has", async () => {
    const { document, version } = await client.federations.get({ id });
    await client.federations.save({
      id,
      version,
      document: { ...document, roles: document.roles.slice(0, 1) },
    });
    await plan();
    const { difference } = await client.access.matrix({ id, source: "plan" });
    expect(difference?.map((entry) => [entry.subject, entry.roles.map((role) => role.change)])).toEqual([
      [{ kind: "group", name: "admins" }, ["changed", "lost"]],
      [{ kind: "group", name: "readers" }, ["lost"]],
    ]);
    const again = await client.federations.get({ id });
    await client.federations.save({ id, version: again.version, document });
  });

  it("offers roles to choose from, and names a group that is written differently", async () => {
    const { choice } = await client.access.forGroups({
      id,
      source: "observed",
      groups: ["admins", "Readers"],
    });
    expect(choice.options.map((option) => option.access.role)).toEqual(["Admins", "Readers"]);
    expect(choice.unmapped).toEqual([{ subject: { kind: "group", name: "Readers" }, like: "readers" }]);
  });

  it("answers the command line through the server, attested memberships included", async () => {
    const { document } = await client.federations.get({ id });
    const file = join(data.path, "federation.yaml");
    // JSON is YAML, too.
    writeFileSync(file, JSON.stringify(document));
    const asked = await runMsso(
      ["access", "-f", file, "--server", service.url, "--groups", "admins", "--json"],
      { environment: { MSSO_TOKEN: await makeKey(client, ["read"]), CLOUD: "alibaba" } },
    );
    expect(asked.code, asked.err).toBe(0);
    expect(JSON.parse(asked.out).choice.options[0].access.workspaces[0]).toMatchObject({
      workspace: research,
      state: "attested",
    });
  });

  it("takes the account's own session limit into account where it is told", async () => {
    const told = await client.access.matrix({ id, source: "desired", logonSessionSeconds: 3600 });
    expect(told.matrix.roles[0]?.session).toMatchObject({
      seconds: 3600,
      decidedBy: ["MaxSessionDuration", "SessionDuration", "LogonSessionDuration"],
    });
  });

  it("knows no plan of another federation, and no federation of nobody", async () => {
    const other = await client.federations.create({
      document: { ...(await client.federations.get({ id })).document, name: "other-one" },
    });
    const foreign = await client.plans.create({ id: other.id });
    expect(await refusalOf(client.access.matrix({ id, source: "plan", plan: foreign.id }))).toMatchObject({
      status: 404,
    });
    const nobody = "00000000-0000-0000-0000-000000000000";
    expect(await refusalOf(client.access.matrix({ id: nobody }))).toMatchObject({ status: 404 });
  });
});
