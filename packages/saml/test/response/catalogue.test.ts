import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { type ResponseCode, responseSamples } from "../samples/response-samples.ts";

const codes = Object.keys(diagnosticCodes).filter((code) => code.startsWith("response."));

describe("every response code has a message that leads to it", () => {
  it("has a sample for each code and no other", () => {
    expect(Object.keys(responseSamples).sort()).toEqual(codes.sort());
  });

  it.each(Object.entries(responseSamples))("%s", (code, sample) => {
    const { verdict, diagnostics } = sample();
    const found = diagnostics.find((candidate) => candidate.code === code);
    expect(diagnostics.map((candidate) => candidate.code)).toContain(code);
    const entry = diagnosticCodes[code as ResponseCode];
    expect(found?.severity).toBe(entry.severity);
    if (entry.severity === "error") expect(verdict).toBe("reject");
    expect(found?.detail.length).toBeGreaterThan(20);
    expect(found?.docs).toBe(`docs/errors/${code}.md`);
  });
});
