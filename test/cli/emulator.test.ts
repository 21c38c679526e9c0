import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { runMsso } from "./msso.ts";

const folder = mkdtempSync(join(tmpdir(), "msso-emulator-"));
afterAll(() => rmSync(folder, { recursive: true }));

const running: ChildProcess[] = [];
afterEach(() => Promise.all(running.splice(0).map(stop)));

/** The program ends by itself when asked; what it kept is then complete. */
function stop(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.kill("SIGTERM");
  });
}

/** `msso emulator` on a free port, and its address as it prints it. */
async function emulator(...args: string[]): Promise<{ url: string; child: ChildProcess }> {
  const program = fileURLToPath(new URL("../../bin/msso", import.meta.url));
  const child = spawn(program, ["emulator", "--port", "0", "--json", ...args]);
  running.push(child);
  const printed = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (part) => {
      text += part;
      if (text.trimEnd().endsWith("}")) resolve(text);
    });
    child.once("exit", (code) => reject(new Error(`msso emulator ended with ${code}`)));
  });
  return { url: (JSON.parse(printed) as { url: string }).url, child };
}

const admin = async (url: string, path: string) =>
  (await (await fetch(`${url}/_emulator${path}`)).json()) as Record<string, unknown>;
const file = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};

describe("msso emulator", () => {
  it("takes seed, settings and landing, and keeps its state over an end", async () => {
    const settings = file("settings.json", {
      rateLimits: [{ calls: 5, perMs: 1000 }],
      assumptions: { ram: { maxRoles: 3 } },
    });
    const args = ["--settings", settings, "--landing", "published", "--state", join(folder, "state")];
    const first = await emulator(...args, "--seed", "several");
    expect(await admin(first.url, "/settings")).toMatchObject({
      rateLimits: [{ calls: 5, perMs: 1000 }],
      assumptions: { ram: { maxRoles: 3 }, signIn: { landing: "published" } },
    });
    const { accounts } = (await admin(first.url, "/seed")) as { accounts: { accountId: string }[] };
    expect(accounts.map(({ accountId }) => accountId)).toContain("1333333333333333");
    const removed = await fetch(`${first.url}/_emulator/accounts/1333333333333333`, { method: "DELETE" });
    expect(removed.ok).toBe(true);
    running.splice(0);
    expect(await stop(first.child)).toBe(0);

    const second = await emulator(...args, "--seed", "several");
    const state = JSON.stringify(await admin(second.url, "/state"));
    expect(state).toContain("5222222222222222");
    expect(state).not.toContain("1333333333333333");
  });

  it("takes a seed of one's own", async () => {
    const account = {
      accountId: "1000000000000001",
      alias: "own",
      site: "china",
      accessKeys: [{ accessKeyId: "OWN", accessKeySecret: "own-secret", principal: "root" }],
    };
    const { url } = await emulator("--seed", file("seed.json", { accounts: [account] }));
    expect(await admin(url, "/seed")).toEqual({ accounts: [account] });
  });

  it.each([
    ["a file that is not there", () => ["--seed", join(folder, "nowhere.json")]],
    ["a seed that is none", () => ["--seed", file("no-seed.json", { accounts: [{}] })]],
    ["settings that are none", () => ["--settings", file("no-settings.json", { latency: "long" })]],
    ["a landing that is none", () => ["--landing", "somewhere"]],
    ["a port that is none", () => ["--port", "70000"]],
  ])("ends as a usage error with %s", async (_, args) => {
    const { code, out, err } = await runMsso(["emulator", "--port", "0", ...args()]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/error: /);
  });
});
