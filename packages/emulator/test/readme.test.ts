import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningEmulator, readSettings, startEmulator } from "../src/index.ts";
import { admin } from "./admin-call.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const block = (language: string, index = 0) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))][index]?.[1] ?? "";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

test("the example with the official SDKs runs as it stands, in a program of its own", async () => {
  // Beside the package, so that a plain require finds the SDKs as a stranger's program would.
  const folder = fileURLToPath(new URL("../test-results/readme", import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/example.mjs`, block("js"));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [`${folder}/example.mjs`], {
      env: { ...process.env, EMULATOR: emulator.endpoint },
    });
    expect(stdout.trim().split("\n")).toEqual([
      "account 5123456789012345",
      "made acs:ram::5123456789012345:role/Analysts",
      "404 EntityNotExist.SAMLProvider",
    ]);
    expect((await admin(emulator, "GET", "/state")).body.roles).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the examples of settings and faults are taken", async () => {
  expect(readSettings(JSON.parse(block("json", 0)))).toMatchObject({ rateLimits: [{ calls: 5 }] });
  const fault = JSON.parse(block("json", 1)) as object;
  expect((await admin(emulator, "POST", "/faults", fault)).body.faults).toEqual([fault]);
});
