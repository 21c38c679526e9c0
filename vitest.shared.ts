import { defineConfig } from "vitest/config";

/** One configuration for every package: the JSON report is what the launcher counts. */
export const packageTests = defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    reporters: ["default", "json"],
    outputFile: { json: "test-results/vitest.json" },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
