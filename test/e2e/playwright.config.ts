import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const results = fileURLToPath(new URL("../test-results", import.meta.url));
const executablePath = process.env.CHROMIUM_PATH;

/** Journeys in a real Chromium against the real service, each with a data directory of its own; two at a time. */
export default defineConfig({
  testDir: ".",
  outputDir: `${results}/playwright`,
  reporter: [["list"], ["json", { outputFile: `${results}/playwright.json` }]],
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
