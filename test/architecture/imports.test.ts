import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Cruise {
  summary: {
    totalCruised: number;
    violations: { from: string; to: string; rule: { name: string } }[];
  };
}

function cruise(): Cruise {
  const args = [
    "exec",
    "depcruise",
    "apps",
    "packages",
    "--include-only",
    "^(apps|packages|node_modules|test)|^(node:)?[a-z_/]+$|@alicloud",
    "--config",
    "test/architecture/dependency-cruiser.config.mjs",
    "--output-type",
    "json",
  ];
  try {
    return JSON.parse(execFileSync("pnpm", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 }));
  } catch (error) {
    // Violations make the program exit with another code; its report is on stdout all the same.
    const { stdout } = error as { stdout: string };
    return JSON.parse(stdout);
  }
}

describe("the import directions of the house", () => {
  const report = cruise();

  it("are read from a real number of modules", () => {
    expect(report.summary.totalCruised).toBeGreaterThan(200);
  });

  it("hold", () => {
    const lines = report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    expect(lines).toEqual([]);
  });
});
