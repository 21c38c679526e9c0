import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { type AlibabaCode, alibabaSamples } from "../samples/alibaba-samples.ts";

const codes = Object.keys(diagnosticCodes).filter((code) => code.startsWith("alibaba."));

describe("every Alibaba Cloud code has an assertion that leads to it", () => {
  it("has a sample for each code and no other", () => {
    expect(Object.keys(alibabaSamples).sort()).toEqual(codes.sort());
  });

  it.each(Object.entries(alibabaSamples))("%s", (code, sample) => {
    const { diagnostics } = sample();
    const found = diagnostics.find((candidate) => candidate.code === code);
    expect(diagnostics.map((candidate) => candidate.code)).toContain(code);
    expect(found?.severity).toBe(diagnosticCodes[code as AlibabaCode].severity);
  });
});
