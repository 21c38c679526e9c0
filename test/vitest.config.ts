import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * Tests of the parts together. Two files at a time, because several start servers and databases; what is struck and
 * killed in test/faults has a configuration of its own.
 */
export default defineConfig({
  test: {
    root: here,
    include: [
      "architecture/**/*.test.ts",
      "contract/**/*.test.ts",
      "engine/**/*.test.ts",
      "cli/**/*.test.ts",
      "saml/**/*.test.ts",
      "service/**/*.test.ts",
    ],
    reporters: ["default", "json"],
    outputFile: { json: `${here}test-results/vitest.json` },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
