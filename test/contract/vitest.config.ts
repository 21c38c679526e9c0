import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The suite alone, with its summary; for a run against a real account. `pnpm tests` runs it against the emulator. */
export default defineConfig({
  test: {
    root: here,
    include: ["**/*.test.ts"],
    reporters: ["default", `${here}summary-reporter.ts`],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
