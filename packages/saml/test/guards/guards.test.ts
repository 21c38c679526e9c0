import { readFileSync } from "node:fs";
import { diagnosticCodes } from "@modelstudio-sso/contracts";
import { describe, expect, it } from "vitest";
import type { Guard } from "./guard.ts";
import { metadataGuards, responseGuards } from "./guards.ts";

const source = (file: string) => readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");

function named(guards: readonly Guard[]) {
  return guards.map((guard) => [`${guard.stage}: ${guard.name}`, guard] as const);
}

/** Codes of that family that refuse and that no guard leads to. */
function unlisted(family: string, guards: readonly Guard[]): string[] {
  const listed = new Set(guards.flatMap((guard) => guard.codes));
  return Object.entries(diagnosticCodes)
    .filter(([code, entry]) => code.startsWith(family) && entry.severity === "error" && !listed.has(code))
    .map(([code]) => code);
}

describe.each([
  ["a response", responseGuards],
  ["metadata", metadataGuards],
])("every guard of the pipeline for %s", (_, guards) => {
  it.each(named(guards))("%s", (_name, guard) => {
    const { verdict, diagnostics } = guard.message();
    expect(verdict).toBe("reject");
    const errors = diagnostics.filter((found) => found.severity === "error").map((found) => found.code);
    expect([...new Set(errors)].sort()).toEqual([...guard.codes].sort());
    // The command that takes guards out one by one (pnpm guards) can still find this one.
    expect(source(guard.file).split(guard.find)).toHaveLength(2);
  });
});

describe("every code that refuses", () => {
  it("a response has a guard, but for what leaves nothing to go on with", () => {
    expect(unlisted("response.", responseGuards)).toEqual(["response.html", "response.malformed"]);
  });

  it("metadata has a guard, but for what leaves nothing to go on with", () => {
    expect(unlisted("metadata.", metadataGuards)).toEqual(["metadata.is-sp"]);
  });
});
