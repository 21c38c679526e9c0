import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Real identity providers from Debian's packages; run by `pnpm idps`, not by `npm test`. */
export default defineConfig({
  test: {
    root: here,
    include: ["*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
