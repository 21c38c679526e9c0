import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type RunningEmulator, startEmulator } from "../src/index.ts";
import { clientsOf, ram } from "./sdk.ts";
import { createRole } from "./setup.ts";

let running: RunningEmulator | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const newFile = () => join(mkdtempSync(join(tmpdir(), "emulator-")), "nested", "state.jsonl");

async function roleNames(emulator: RunningEmulator) {
  const list = await clientsOf(emulator).ram.listRoles(new ram.ListRolesRequest({}));
  return list.body?.roles?.role?.map((role) => role.roleName);
}

test("state outlives a restart, and a seed is planted only once", async () => {
  const stateFile = newFile();
  const first = await startEmulator({ stateFile });
  await createRole(first, "kept");
  await first.close();
  running = await startEmulator({ stateFile, seed: { accounts: [] } });
  expect(await roleNames(running)).toEqual(["kept"]);
});

test("a line that was cut off is dropped, a damaged one in the middle is an error", async () => {
  const stateFile = newFile();
  const first = await startEmulator({ stateFile });
  await createRole(first, "kept");
  await first.close();
  appendFileSync(stateFile, '[["role","5123456789012345/half",{"roleNa');
  const second = await startEmulator({ stateFile });
  expect(await roleNames(second)).toEqual(["kept"]);
  await second.close();
  const lines = readFileSync(stateFile, "utf8").split("\n");
  lines[2] = "[[";
  writeFileSync(stateFile, lines.join("\n"));
  await expect(startEmulator({ stateFile })).rejects.toThrow("damaged journal line");
  writeFileSync(stateFile, "something else\n");
  await expect(startEmulator({ stateFile })).rejects.toThrow("not a journal");
});

test("what was answered survives SIGKILL", async () => {
  const stateFile = newFile();
  const script = `
    const { startEmulator } = await import(${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)});
    const emulator = await startEmulator({ stateFile: ${JSON.stringify(stateFile)} });
    console.log(emulator.endpoint);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output] = (await once(child.stdout, "data")) as [Buffer];
  const endpoint = output.toString().trim();
  const far: RunningEmulator = {
    endpoint,
    url: `http://${endpoint}`,
    calls: () => [],
    configure: () => {},
    close: async () => {},
  };
  await createRole(far, "answered", { policies: ["AliyunBailianDataFullAccess"] });
  child.kill("SIGKILL");
  await once(child, "exit");
  running = await startEmulator({ stateFile });
  expect(await roleNames(running)).toEqual(["answered"]);
  const request = new ram.ListPoliciesForRoleRequest({ roleName: "answered" });
  const held = await clientsOf(running).ram.listPoliciesForRole(request);
  expect(held.body?.policies?.policy).toHaveLength(1);
});
