import { describe, expect, it } from "vitest";
import { randomFrom } from "../../packages/saml/test/fuzz/random.ts";
import { runKills } from "../kills/kills.ts";

describe("kills at random under load", () => {
  it("lose no audit entry, no change and no run, double nothing, and need nobody to repair it", async () => {
    const said: string[] = [];
    const report = await runKills({
      seconds: 20,
      every: [2, 4],
      workers: 3,
      random: randomFrom(7),
      say: (text) => said.push(text),
    }).catch((error: unknown) => {
      throw new Error(said.join("\n"), { cause: error });
    });
    expect(report.falsehoods, said.join("\n")).toEqual([]);
    expect(report.runs).toBeGreaterThan(3);
    expect(Object.values(report.killed).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(3);
  }, 180_000);
});
