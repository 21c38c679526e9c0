import { describe, expect, it } from "vitest";
import { explainResponse, verifyResponse } from "../../src/index.ts";
import { hostile, sound } from "../samples/hostile.ts";
import { expectation, idp, now, post } from "../support/response.ts";

/** The budget is 250 ms on a quiet machine; the test leaves room for a busy one. */
const budget = 1000;

describe("hostile messages are answered in time", () => {
  verifyResponse(post(sound), expectation());

  it.each(Object.entries(hostile))("%s", (_, message) => {
    const started = performance.now();
    const verdict = verifyResponse(post(message), expectation());
    explainResponse(message, { now, idp });
    expect(verdict.verdict).toBe("reject");
    expect(performance.now() - started).toBeLessThan(budget);
  });

  it("answers any size", () => {
    const started = performance.now();
    expect(verifyResponse("A".repeat(20_000_000), expectation()).verdict).toBe("reject");
    expect(explainResponse("{".repeat(200_000), { now }).diagnostics).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(budget);
  });
});
