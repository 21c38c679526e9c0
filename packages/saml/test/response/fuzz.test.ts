import { describe, expect, it } from "vitest";
import { campaign, emptyTally, mutantNumber } from "../fuzz/campaign.ts";

describe("mutated messages", () => {
  it("yield the base's identity or nothing, and do not throw", { timeout: 60_000 }, () => {
    const tally = emptyTally();
    campaign(tally, 20_261_123, { from: 0, to: 2000 });
    expect(tally.failure).toBeUndefined();
    expect(tally.mutations).toBe(2000);
    expect(tally.accepted).toBeGreaterThan(200);
    expect(tally.reachedSignature / tally.mutations).toBeGreaterThan(0.25);
    expect(tally.codes.size).toBeGreaterThan(30);
  });

  it("can be made again from seed and number", () => {
    expect(mutantNumber(7, 13)).not.toBe(mutantNumber(7, 14));
    expect(mutantNumber(7, 99).length).toBeGreaterThan(0);
  });
});
