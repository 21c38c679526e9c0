import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Processes and databases that are killed at every call; one file at a time, for their clocks are part of the test. */
export default defineConfig({
  test: {
    root: here,
    include: ["**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: `${here}../test-results/faults.json` },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
