import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { type MetadataCode, metadataSamples } from "../samples/metadata-samples.ts";

const codes = Object.keys(diagnosticCodes).filter((code) => code.startsWith("metadata."));

describe("every metadata code has a document that leads to it", () => {
  it("has a sample for each code and no other", () => {
    expect(Object.keys(metadataSamples).sort()).toEqual(codes.sort());
  });

  it.each(Object.entries(metadataSamples))("%s", (code, sample) => {
    const { ok, diagnostics } = sample();
    const found = diagnostics.find((candidate) => candidate.code === code);
    expect(diagnostics.map((candidate) => candidate.code)).toContain(code);
    const entry = diagnosticCodes[code as MetadataCode];
    expect(found?.severity).toBe(entry.severity);
    expect(ok).toBe(!diagnostics.some((candidate) => candidate.severity === "error"));
    expect(found?.detail.length).toBeGreaterThan(20);
  });
});
