import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Tests of the parts together. Files run one after another: several start servers and databases. */
export default defineConfig({
  test: {
    root: here,
    include: [
      "architecture/**/*.test.ts",
      "contract/**/*.test.ts",
      "engine/**/*.test.ts",
      "cli/**/*.test.ts",
      "faults/**/*.test.ts",
      "saml/**/*.test.ts",
      "service/**/*.test.ts",
    ],
    reporters: ["default", "json"],
    outputFile: { json: `${here}test-results/vitest.json` },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
