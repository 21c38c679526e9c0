import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closedFolders, unprivilegedLauncher } from "../src/database/unprivileged.ts";

const nobody = { uid: 65_534, gid: 65_534 };
const base = mkdtempSync(join(tmpdir(), "msso-closed-"));
const inner = join(base, "private", "data");
const program = join(inner, "program");

beforeAll(() => {
  mkdirSync(inner, { recursive: true });
  writeFileSync(program, "");
  chmodSync(base, 0o755);
  chmodSync(join(base, "private"), 0o700);
  chmodSync(inner, 0o755);
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(base, { recursive: true }));

describe("folders that another user cannot pass", () => {
  it("are named", () => {
    expect(closedFolders(inner, nobody)).toContain(join(base, "private"));
    expect(closedFolders(inner, nobody)).not.toContain(base);
  });

  /** Runs Node as the other user; `access` is the system call that initdb asks before it starts anything. */
  function asNobody(script: string): string {
    const { prefix } = unprivilegedLauncher([inner], nobody);
    const [command = "", ...args] = [...prefix, process.execPath, "-e", script];
    const done = spawnSync(command, args, { encoding: "utf8" });
    return done.stdout + done.stderr;
  }

  it.runIf(process.getuid?.() === 0)("are passed all the same, by one capability and no other", () => {
    const found = asNobody(
      `fs.accessSync(${JSON.stringify(program)}, fs.constants.X_OK); console.log("reached")`,
    );
    expect(found).toBe("reached\n");
    const status = asNobody(`console.log(fs.readFileSync("/proc/self/status", "utf8"))`);
    // CAP_DAC_READ_SEARCH is number 2. Source: linux/capability.h.
    expect(/^CapPrm:\s*(\w+)$/m.exec(status)?.[1]).toBe("0000000000000004");
    expect(/^Uid:\s*(.*)$/m.exec(status)?.[1]).toBe("65534\t65534\t65534\t65534");
    expect(asNobody(`fs.writeFileSync(${JSON.stringify(`${program}-2`)}, "")`)).toMatch(/EACCES/);
  });
});
