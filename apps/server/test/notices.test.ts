import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Federation,
  federationDocumentSchema,
  notificationTypes,
  planSchema,
} from "@modelstudio-sso/contracts";
import { CloudError } from "@modelstudio-sso/federation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, openCluster } from "../src/database/cluster.ts";
import { noticeHealth } from "../src/notifications/notice-health.ts";
import { noticeQuotas } from "../src/notifications/notice-quotas.ts";
import type { Services } from "../src/services.ts";
import { type OpenDatabase, openDatabase } from "../src/storage/database.ts";
import { createStore, type Store } from "../src/storage/store.ts";

const folder = mkdtempSync(join(tmpdir(), "msso-notices-"));
const dayMs = 86_400_000;
let cluster: Cluster;
let database: OpenDatabase;
let store: Store;
let organizationId = "";
let federation: Federation;
let now = new Date("2026-03-01T08:00:00Z");
let summary: () => Promise<Record<string, number>> = async () => ({});

beforeAll(async () => {
  cluster = await openCluster(folder);
  database = await openDatabase(cluster.url, () => undefined);
  store = createStore(database.db);
  const { rows } = await database.pool.query("insert into organization (name) values ('Acme') returning id");
  organizationId = rows[0].id;
  const document = federationDocumentSchema.parse({
    apiVersion: "modelstudio-sso/v1",
    name: "acme-ai",
    site: "international",
    accountId: "5123456789012345",
    loginPath: { kind: "ram-user" },
    roles: [{ name: "Readers", workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" }] }],
  });
  const made = await store.federations.create(organizationId, { document, by: "olga@acme.example" });
  if (made === null) throw new Error("the federation was not made");
  federation = made;
  await store.channels.add(organizationId, {
    id: "0c6f4d5e-3a55-4a1c-9d0e-4f7f3c0b8a11",
    settings: {
      name: "SOC",
      target: { kind: "mail", to: ["soc@acme.example"] },
      language: "en",
      events: [...notificationTypes],
      enabled: true,
    },
    secret: null,
    by: "olga@acme.example",
    at: now,
  });
});
afterAll(async () => {
  await database.close();
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

/** What these two take of the services. */
function services(): Services {
  const cloud = () => ({ accountSummary: () => summary() });
  return { store, cloud, now: () => now, saml: {} } as unknown as Services;
}

const told = async () =>
  (await store.outbox.recent(organizationId, 100)).map(({ event }) => [event.type, event.details]).reverse();

async function apply(): Promise<void> {
  const about = {
    federationId: federation.id,
    federationVersion: federation.version,
    by: "olga@acme.example",
  };
  const plan = planSchema.parse({
    format: 1,
    federation: federation.document.name,
    accountId: federation.document.accountId,
    site: federation.document.site,
    changes: [],
    membershipSteps: [],
    findings: [],
    fingerprint: "of nothing",
  });
  const { id: planId } = await store.plans.add(organizationId, { ...about, plan });
  const { document } = federation;
  const run = await store.runs.start(organizationId, { ...about, planId, kind: "apply", document });
  await store.runs.finish(run?.id ?? "", "succeeded");
}

describe("memberships that wait for a person", () => {
  it("are told after three days, once, and only of what is applied; and anew after they were made", async () => {
    const look = async (days: number) => {
      now = new Date(now.getTime() + days * dayMs);
      await noticeHealth(services(), organizationId);
      return (await told()).length;
    };
    expect([await look(0), await look(5)]).toEqual([0, 0]);
    await apply();
    const since = now.toISOString();
    expect([await look(0), await look(2.9), await look(0.2), await look(1)]).toEqual([0, 0, 1, 1]);
    expect(await told()).toEqual([["human-step-pending", { pending: 1, wanted: 1, since }]]);
    const membership = { role: "Readers", workspace: "ws-1f2e3d4c5b6a7988" };
    const attested = { ...membership, roleId: "1", workspaceRole: "Visitor", state: "attested" as const };
    await store.attestations.put(organizationId, federation.id, { ...attested, by: "Olga", note: null });
    expect(await look(9)).toBe(1);
    await store.attestations.remove(organizationId, federation.id, membership);
    expect([await look(0), await look(2.9), await look(0.2)]).toEqual([1, 1, 2]);
  });
});

describe("a quota", () => {
  it("is told once from 90 percent on, again after there was room; what is not reported is not guessed", async () => {
    const looks: [Record<string, number>, number][] = [
      [{ roles: 899, rolesQuota: 1000, users: 5 }, 0],
      [{ roles: 900, rolesQuota: 1000, Users: 99, UsersQuota: 100 }, 2],
      [{ roles: 950, rolesQuota: 1000, Users: 100, UsersQuota: 100 }, 2],
      [{ roles: 10, rolesQuota: 1000, Users: 100, UsersQuota: 100 }, 2],
      [{ roles: 1000, rolesQuota: 1000 }, 3],
    ];
    const quotas = async () => (await told()).filter(([type]) => type === "quota-near");
    for (const [numbers, count] of looks) {
      summary = async () => numbers;
      await noticeQuotas(services(), { organizationId, federation });
      expect([numbers, (await quotas()).length]).toEqual([numbers, count]);
    }
    // Told in the same instant, they have no order.
    expect((await quotas()).map(([, details]) => details)).toContainEqual(
      expect.objectContaining({ accountId: "5123456789012345", limit: 1000, used: 900 }),
    );
    summary = () =>
      Promise.reject(
        new CloudError({ kind: "unreachable", action: "GetAccountSummary", message: "no answer" }),
      );
    await noticeQuotas(services(), { organizationId, federation });
    expect(await quotas()).toHaveLength(3);
  });
});
