import { readFileSync } from "node:fs";
import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import { guards } from "./guards.ts";

const source = (file: string) => readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");

describe("every guard of the pipeline", () => {
  it.each(guards.map((guard) => [`${guard.stage}: ${guard.name}`, guard] as const))("%s", (_, guard) => {
    const { verdict, diagnostics } = guard.message();
    expect(verdict).toBe("reject");
    const errors = diagnostics.filter((found) => found.severity === "error").map((found) => found.code);
    expect([...new Set(errors)].sort()).toEqual([...guard.codes].sort());
    // The command that takes guards out one by one (pnpm guards) can still find this one.
    expect(source(guard.file).split(guard.find)).toHaveLength(2);
  });

  it("is listed for every code that refuses a response", () => {
    const refusing = Object.entries(diagnosticCodes)
      .filter(([code, entry]) => code.startsWith("response.") && entry.severity === "error")
      .map(([code]) => code);
    const listed = new Set(guards.flatMap((guard) => guard.codes));
    // What cannot be parsed and what is a web page cannot be taken out: there would be nothing to go on with.
    expect(refusing.filter((code) => !listed.has(code))).toEqual(["response.html", "response.malformed"]);
  });
});
