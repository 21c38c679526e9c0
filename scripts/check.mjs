// Everything CI checks, in order, with one count at the end. Nothing is checked in CI alone.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "./chromium.mjs";
import { runChild } from "./run-child.mjs";
import { root, say } from "./toolchain.mjs";

function reportFiles() {
  const folders = ["apps", "packages"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name)),
  );
  return [
    ...folders.map((folder) => join(folder, "test-results", "vitest.json")),
    ...["vitest.json", "faults.json"].map((name) => join(root, "test", "test-results", name)),
  ].filter((file) => existsSync(file));
}

/** Totals of the vitest reports; a suite that could not even be loaded counts as one failure. */
function unitCounts() {
  const counts = { passed: 0, failed: 0 };
  for (const file of reportFiles()) {
    const report = JSON.parse(readFileSync(file, "utf8"));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.failed += report.testResults.filter(
      (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
    ).length;
  }
  return counts;
}

function browserCounts() {
  const file = join(root, "test", "test-results", "playwright.json");
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(file, "utf8"));
  // A skipped browser test would be a check that nobody made.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

async function step(title, args, tools, extra = {}) {
  say(title);
  const code = await runChild("pnpm", args, { cwd: root, env: { ...tools.env, ...extra } });
  return { title, code };
}

/** Runs all checks; `browser: false` leaves the browser tests out (`check`). Resolves to the exit code. */
export async function check(tools, { browser }) {
  for (const file of reportFiles()) rmSync(file);
  rmSync(join(root, "test", "test-results", "playwright.json"), { force: true });
  const executable = browser ? chromium(tools) : undefined;
  const steps = [
    await step("Format and lint", ["exec", "biome", "check", "."], tools),
    await step(
      "Types, package tests and the UI's build",
      [
        "exec",
        "turbo",
        "run",
        "typecheck",
        "test",
        "build",
        "--output-logs=errors-only",
        "--concurrency=2",
        "--continue",
      ],
      tools,
    ),
    await step("Types of the tests of the whole", ["exec", "tsc", "-p", "test/tsconfig.json"], tools),
    await step(
      "Tests of the whole: architecture, engine, command line",
      ["exec", "vitest", "run", "--config", "test/vitest.config.ts"],
      tools,
    ),
    await step(
      "Tests with crashes: processes and databases killed at every call",
      ["exec", "vitest", "run", "--config", "test/faults/vitest.config.ts"],
      tools,
    ),
  ];
  if (browser) {
    steps.push(
      await step(
        "Browser tests",
        ["exec", "playwright", "test", "--config", "test/e2e/playwright.config.ts"],
        tools,
        { CHROMIUM_PATH: executable },
      ),
    );
  }
  const units = unitCounts();
  const pages = browser ? browserCounts() : { passed: 0, failed: 0 };
  const broken = steps.filter(({ code }) => code !== 0);
  for (const { title, code } of broken) say(`${title}: failed with exit code ${code}`);
  // A step can fail without a failing test, such as a type error; it must show in the count.
  const failed = Math.max(units.failed + pages.failed, broken.length);
  process.stdout.write(
    `${units.passed + pages.passed + steps.length - broken.length} passed, ${failed} failed\n`,
  );
  return failed === 0 ? 0 : 1;
}
