import { describe, expect, it } from "vitest";
import { checkMetadata, explainResponse, verifyResponse } from "../../src/index.ts";
import { hostile, sound } from "../samples/hostile.ts";
import { metadata } from "../support/metadata.ts";
import { expectation, idp, now, post, signer } from "../support/response.ts";

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

  it.each([
    [
      "many entities",
      (one: string) =>
        `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${one.replace(/<X509Certificate>.*<\/X509Certificate>/, "").repeat(1100)}</EntitiesDescriptor>`,
    ],
    [
      "many keys",
      (one: string) => one.replace(/<KeyDescriptor.*<\/KeyDescriptor>/, (key) => key.repeat(700)),
    ],
    [
      "many endpoints",
      (one: string) => one.replace(/<SingleSignOnService[^>]*>/, (endpoint) => endpoint.repeat(5000)),
    ],
    ["open comments", (one: string) => one + "<!--".repeat(200_000)],
  ])("metadata with %s", (_, change) => {
    const started = performance.now();
    const report = checkMetadata(change(metadata({ signers: [signer] })), { now });
    expect(report.diagnostics.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2 * budget);
  });
});
