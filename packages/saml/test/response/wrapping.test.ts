import { describe, expect, it } from "vitest";
import { explainResponse, verifyResponse } from "../../src/index.ts";
import { wrappings } from "../samples/wrapping.ts";
import { expectation, idp, now, post, sp } from "../support/response.ts";

describe("signature wrapping", () => {
  it.each(Object.entries(wrappings))("refuses %s", (_, xml) => {
    expect(verifyResponse(post(xml), expectation()).verdict).toBe("reject");
  });

  it.each(Object.entries(wrappings))("never shows a forged value as signed: %s", (_, xml) => {
    const { values, signedBy } = explainResponse(xml, { now, idp, sp });
    expect(values.filter(({ value, trust }) => trust === "signed" && value.includes("evil"))).toEqual([]);
    if (signedBy !== undefined) expect(xml).toContain("ann@example.com");
  });
});
