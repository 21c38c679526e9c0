import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { root } from "../architecture/tree.ts";

/** Runs a command of the SAML package that compares its page with what it finds now. */
function check(program: string) {
  const args = [`packages/saml/test/${program}/main.ts`, "--check"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return { status, said: status === 0 ? "" : stdout + stderr };
}

/** Each takes a minute of a processor alone. */
const timeout = 600_000;

describe("the pages that commands write tell the truth", { timeout }, () => {
  it("docs/saml-guards.md: each guard taken out, one at a time", () => {
    expect(check("guards")).toEqual({ status: 0, said: "" });
  });

  it("docs/diagnosis-accuracy.md: every fault alone and all pairs, above the floors", () => {
    expect(check("faults")).toEqual({ status: 0, said: "" });
  });
});
