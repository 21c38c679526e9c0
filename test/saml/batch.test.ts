import { describe, expect, it } from "vitest";
import { hostile } from "../../packages/saml/test/samples/hostile.ts";
import { vendorResponses } from "../../packages/saml/test/samples/vendors.ts";
import { wrappings } from "../../packages/saml/test/samples/wrapping.ts";
import { metadata } from "../../packages/saml/test/support/metadata.ts";
import { now, post, signer, sp } from "../../packages/saml/test/support/response.ts";
import { runMsso } from "../cli/msso.ts";

interface Verdict {
  id: string | null;
  verdict: "accept" | "reject";
  nameId?: string;
  diagnostics: { code: string; severity: string }[];
}

const line = (id: string, xml: string) =>
  JSON.stringify({
    id,
    metadata: metadata({ signers: [signer] }),
    response: post(xml),
    binding: "post",
    sp,
    now: now.toISOString(),
    allowIdpInitiated: true,
  });

/** Every message of the corpus, sound ones between hostile ones, so that one that breaks something is noticed. */
const messages = [
  ...Object.entries(wrappings).map(([name, xml]) => ({ id: `wrapping ${name}`, xml, wanted: "reject" })),
  ...Object.entries(vendorResponses).map(([name, xml]) => ({ id: `vendor ${name}`, xml, wanted: "accept" })),
  ...Object.entries(hostile).map(([name, xml]) => ({ id: `hostile ${name}`, xml, wanted: "reject" })),
  ...Object.entries(vendorResponses).map(([name, xml]) => ({ id: `again ${name}`, xml, wanted: "accept" })),
];

describe("the corpus through the command line, in one batch", () => {
  it("gets its verdicts, in order, and an identity only where it is accepted", async () => {
    const input = messages.map(({ id, xml }) => line(id, xml)).join("\n");
    const { code, out } = await runMsso(["response", "check", "--batch"], { input });
    const verdicts: Verdict[] = out
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(code).toBe(0);
    expect(messages.length).toBeGreaterThan(60);
    expect(verdicts.map(({ id, verdict }) => [id, verdict])).toEqual(
      messages.map(({ id, wanted }) => [id, wanted]),
    );
    for (const { verdict, nameId, diagnostics, id } of verdicts) {
      expect(nameId === undefined, id ?? "").toBe(verdict === "reject");
      expect(
        diagnostics.some((found) => found.severity === "error"),
        id ?? "",
      ).toBe(verdict === "reject");
    }
  });
});
