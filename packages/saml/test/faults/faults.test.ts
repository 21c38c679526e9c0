import { describe, expect, it } from "vitest";
import { faults, precision, recall, scoreAlone } from "./score.ts";
import { vendorShapes } from "./vendor-shapes.ts";

describe("seeded faults", () => {
  it("are of many kinds, in the manner of many vendors", () => {
    expect(new Set(faults.map((fault) => fault.name)).size).toBe(faults.length);
    expect(faults.length).toBeGreaterThanOrEqual(40);
    expect(vendorShapes.length).toBeGreaterThanOrEqual(6);
  });

  it("are named one by one, with who fixes them (every shape and all pairs: test/saml)", {
    timeout: 60_000,
  }, () => {
    const { codes, fixers, notes } = scoreAlone(2);
    expect(notes).toEqual([]);
    for (const share of [precision(codes), recall(codes), precision(fixers), recall(fixers)]) {
      expect(share).toBeGreaterThanOrEqual(0.95);
    }
  });
});
