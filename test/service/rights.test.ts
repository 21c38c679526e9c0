import { apiContract, type Federation, federationDocumentSchema } from "@modelstudio-sso/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "../../apps/server/src/storage/database.ts";
import { type ApiClient, signedInClient } from "./api-client.ts";
import { addPerson, addStranger, makeKey, openServiceDatabase } from "./people.ts";
import { type ActorName, actors, refusalExpected, rightsTable } from "./rights-table.ts";
import { dataDirectory, type ServiceProcess, startServiceProcess } from "./service.ts";

interface Operation {
  name: string;
  method: string;
  path: string;
}

function operationsOf(router: object, prefix = ""): Operation[] {
  return Object.entries(router).flatMap(([key, value]): Operation[] => {
    if (!("~orpc" in value)) return operationsOf(value, `${prefix}${key}.`);
    const { method = "POST", path = "" } = value["~orpc"].route;
    return [{ name: `${prefix}${key}`, method, path }];
  });
}

const operations = operationsOf(apiContract);
const data = dataDirectory();
let service: ServiceProcess;
let owner: ApiClient;
let database: OpenDatabase;
let headers: Record<ActorName | "signed out" | "made-up key", Record<string, string>>;
/** One of each kind of thing, all of them the first federation's. */
let ids: Record<string, string>;
let made = 0;

async function makeFederation(): Promise<Federation> {
  made += 1;
  const { xml } = await owner.sandbox.metadata();
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: `rights-${made}`,
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "idp", providerName: `Idp-${made}`, metadataXml: xml },
    roles: [{ name: `Rights-${made}`, groups: ["AI-Developers"] }],
  });
  return owner.federations.create({ document });
}

async function makeChannel() {
  return (await owner.notifications.createChannel(channelSettings)).channel;
}

beforeAll(async () => {
  service = await startServiceProcess(data.path);
  owner = await signedInClient(service);
  database = await openServiceDatabase(data.path);
  const federation = await makeFederation();
  const another = await makeFederation();
  const plan = await owner.plans.create({ id: federation.id });
  const run = await owner.runs.start({ id: plan.id, fingerprint: plan.plan.fingerprint });
  for await (const event of await owner.runs.events({ id: run.id })) if (event.type === "run-finished") break;
  const { test } = await owner.loginTests.startRehearsal({ id: federation.id });
  const newer = (await owner.sandbox.metadata()).xml.replace(/Location="([^"]+)"/, 'Location="$1?newer=1"');
  const proposal = await owner.proposals.create({ id: federation.id, xml: newer });
  ids = {
    federations: federation.id,
    plans: plan.id,
    runs: run.id,
    "login-tests": test.id,
    proposals: proposal.id,
    channels: (await makeChannel()).id,
  };
  ids.deliveries = (await owner.notifications.test({ id: ids.channels ?? "" })).id;

  const { url } = service;
  const person = async (name: string, role: "operator" | "approver" | "auditor", accountId?: string) => {
    const accounts =
      accountId === undefined ? {} : { accounts: [{ site: "international" as const, accountId }] };
    return { cookie: (await addPerson(url, owner, { name, role, ...accounts })).cookie };
  };
  const key = async (...given: Parameters<typeof makeKey>) => ({
    authorization: `Bearer ${await makeKey(...given)}`,
  });
  headers = {
    "signed out": {},
    "made-up key": { authorization: `Bearer msso_${"A".repeat(43)}` },
    owner: { cookie: service.cookie ?? "" },
    operator: await person("Otto", "operator"),
    approver: await person("Anna", "approver"),
    auditor: await person("Audrey", "auditor"),
    "operator of another account": await person("Lim", "operator", "9123456789012345"),
    "owner of another organisation": { cookie: (await addStranger(url, database)).cookie },
    "key to read": await key(owner, ["read"]),
    "key to operate": await key(owner, ["read", "operate"]),
    "key to read the audit log": await key(owner, ["read-audit"]),
    "key of another federation": await key(owner, ["read", "operate"], another.id),
  };
});
afterAll(async () => {
  await database.close();
  await service.stop("SIGTERM");
  data.remove();
});

/** An ID that fits the address. What would be gone afterwards is made for the occasion. */
async function idFor({ method, path }: Operation): Promise<string> {
  const kind = /([^/]+)\/\{id\}/.exec(path)?.[1] ?? "";
  if (method === "DELETE" && path === "/federations/{id}") return (await makeFederation()).id;
  if (method === "DELETE" && path === "/notifications/channels/{id}") return (await makeChannel()).id;
  return ids[kind] ?? "00000000-0000-4000-8000-000000000000";
}

const channelSettings = {
  name: "nobody",
  target: { kind: "webhook" as const, url: "https://receiver.invalid/" },
  language: "en" as const,
  events: ["drift-found" as const],
  enabled: true,
};
/** Where the operation itself looks whose thing it is, which comes after the input. */
const bodies: Record<string, object> = { "notifications.saveChannel": channelSettings };

/** An empty body: rights are looked at before the input is, so nothing that needs input is done. */
async function statusOf(operation: Operation, given: Record<string, string>): Promise<number> {
  const address = operation.path.replace("{id}", await idFor(operation));
  const hasBody = operation.method === "POST" || operation.method === "PUT";
  const answer = await fetch(`${service.url}/api/v1${address}`, {
    method: operation.method,
    headers: {
      ...given,
      ...("cookie" in given ? { origin: service.url } : {}),
      ...(hasBody ? { "content-type": "application/json" } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(bodies[operation.name] ?? {}) } : {}),
  });
  await answer.arrayBuffer();
  return answer.status;
}

describe("every operation and everybody who could ask for it", () => {
  it("has a row in the table of this test, and no row is left over", () => {
    expect(Object.keys(rightsTable).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  for (const name of [
    ...(Object.keys(actors) as ActorName[]),
    "signed out" as const,
    "made-up key" as const,
  ]) {
    it(`lets ${name} do what the table says, and nothing else`, async () => {
      const wrong: string[] = [];
      for (const operation of operations) {
        const row = rightsTable[operation.name];
        if (row === undefined) continue;
        const expected = refusalExpected(name, row);
        const status = await statusOf(operation, headers[name]);
        const right =
          expected === null
            ? ![401, 403].includes(status) &&
              status < 500 &&
              !(["federation", "channel"].includes(row.reach) && status === 404)
            : status === expected;
        if (!right) wrong.push(`${operation.name}: ${status}, want ${expected ?? "to be let through"}`);
      }
      expect(wrong).toEqual([]);
    });
  }
});

describe("what belongs to somebody else", () => {
  it("is in no list of another organisation, account or federation", async () => {
    const listed = async (name: ActorName) => {
      const answer = await fetch(`${service.url}/api/v1/federations`, { headers: headers[name] });
      const { federations } = (await answer.json()) as { federations: Federation[] };
      return federations.map(({ document }) => document.name);
    };
    expect(await listed("owner of another organisation")).toEqual([]);
    expect(await listed("operator of another account")).toEqual([]);
    expect(await listed("key of another federation")).toEqual(["rights-2"]);
    expect((await listed("auditor")).length).toBeGreaterThan(1);
    const people = await fetch(`${service.url}/api/v1/people`, {
      headers: headers["owner of another organisation"],
    });
    const text = await people.text();
    expect(text).toContain("stella@another.example");
    expect(text).not.toContain("acme.example");
  });

  it("cannot be reached by writing a document for another account", async () => {
    const { document } = await owner.federations.get({ id: ids.federations ?? "" });
    const send = (name: ActorName) =>
      fetch(`${service.url}/api/v1/federations`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: service.url, ...headers[name] },
        body: JSON.stringify({ document: { ...document, name: "elsewhere" } }),
      });
    expect((await send("operator of another account")).status).toBe(403);
    expect((await send("key of another federation")).status).toBe(403);
  });
});
