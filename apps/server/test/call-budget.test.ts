import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cluster, openCluster } from "../src/database/cluster.ts";
import { callBudget } from "../src/storage/call-budget.ts";
import { type OpenDatabase, openDatabase } from "../src/storage/database.ts";

const folder = mkdtempSync(join(tmpdir(), "msso-budget-"));
let cluster: Cluster;
let servers: OpenDatabase[];

beforeAll(async () => {
  cluster = await openCluster(folder);
  servers = [];
  for (let made = 0; made < 3; made += 1) servers.push(await openDatabase(cluster.url, () => undefined));
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the budget of calls", () => {
  it("is one for all servers: a burst, then the pace", async () => {
    const pace = { perSecond: 50, burst: 10 };
    const budgets = servers.map(({ db }) => callBudget(db, "account-1", pace));
    const began = performance.now();
    const taken: number[] = [];
    await Promise.all(
      budgets.flatMap((budget) =>
        Array.from({ length: 20 }, async () => {
          await budget.take();
          taken.push(performance.now() - began);
        }),
      ),
    );
    expect(taken).toHaveLength(60);
    // 60 tokens, 10 of them there at the start: the rest cannot come sooner than 50 a second.
    expect(Math.max(...taken)).toBeGreaterThanOrEqual(950);
    for (const at of [250, 500, 750]) {
      expect(taken.filter((time) => time <= at).length).toBeLessThanOrEqual(
        10 + Math.ceil((at / 1000) * 50) + 1,
      );
    }
  });

  it("is another for another account", async () => {
    const [first] = servers;
    if (first === undefined) throw new Error("there is no server");
    const pace = { perSecond: 1, burst: 1 };
    await callBudget(first.db, "account-2", pace).take();
    await callBudget(first.db, "account-3", pace).take();
  });
});
