import { spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { undocumented } from "../../packages/federation/test/terraform-arguments.ts";
import { cloudAt } from "./hand-made.ts";
import { type CliResult, runMsso } from "./msso.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const docs = (path: string) => join(root, "docs", path);
const read = (path: string) => readFileSync(path, "utf8");

let folder: string;
let emulator: RunningEmulator;
const file = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "msso-as-code-"));
  emulator = await startEmulator();
  cpSync(docs("examples/idp"), folder, { recursive: true });
  mkdirSync(file("bin"));
  symlinkSync(join(root, "bin/msso"), file("bin/msso"));
});
afterEach(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a shell script in the folder, as a pipeline would, with `msso` on the path and the local cloud as its cloud. */
function shell(script: string, environment: Record<string, string> = {}): Promise<CliResult> {
  return new Promise((resolve) => {
    const child = spawn("sh", ["-eu", "-c", script], {
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${file("bin")}:${process.env.PATH}`,
        CLOUD: "sandbox",
        SANDBOX_CLOUD_URL: emulator.url,
        ...environment,
      },
    });
    const result = { out: "", err: "" };
    child.stdout.on("data", (part) => {
      result.out += part;
    });
    child.stderr.on("data", (part) => {
      result.err += part;
    });
    child.once("close", (code) => resolve({ code, ...result }));
  });
}

const script = (name: string, ...args: string[]) => [docs(`examples/pipeline/${name}`), ...args].join(" ");

/** Some tests run twenty commands, each a process of its own. */
const long = { timeout: 300_000 };

/** Somebody changes a role in the console. */
async function changeByHand(): Promise<void> {
  const cloud = cloudAt(emulator.endpoint);
  const policy = {
    kind: "role-policy",
    policyType: "System",
    policy: "AliyunBailianDataFullAccess",
  } as const;
  await cloud.detachRolePolicy({ ...policy, role: "AI-Admins" });
}

describe("the published JSON Schema", () => {
  it("is what msso schema prints", async () => {
    const { out } = await runMsso(["schema"]);
    expect(JSON.parse(read(docs("federation.schema.json")))).toEqual(JSON.parse(out));
  });
});

describe("the commands of docs/as-code.md", () => {
  it("run one after the other, each without an error", long, async () => {
    const blocks = [...read(docs("as-code.md")).matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
      (match) => match[1] ?? "",
    );
    expect(blocks.length).toBeGreaterThan(4);
    for (const block of blocks) {
      const { code, err } = await shell(block);
      expect(code, `${block}\n${err}`).toBe(0);
    }
    expect(await cloudAt(emulator.endpoint).getRole("AI-Admins")).not.toBeNull();
  });
});

describe("the pipeline scripts", () => {
  it("plan, apply what was approved, and find drift", long, async () => {
    const planned = await shell(script("plan.sh"));
    expect(planned.code).toBe(0);
    expect(read(file("plan/access.txt"))).toContain("gained AI-Admins");
    const fingerprint = read(file("plan/fingerprint")).trim();
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const wrong = await shell(script("apply.sh", "0".repeat(64)));
    expect(wrong.code).toBe(1);
    expect((await shell(script("apply.sh", fingerprint))).code).toBe(0);
    expect((await shell(script("drift.sh"))).code).toBe(0);
    await changeByHand();
    expect((await shell(script("drift.sh"))).code).toBe(1);
    expect(JSON.parse(read(file("drift.json"))).drift).toMatchObject([
      { action: "create", address: "role-policy/AI-Admins/System:AliyunBailianDataFullAccess" },
    ]);
  });

  it(
    "refuse a plan that the cloud has left behind, and dangerous ones without their acknowledgement",
    long,
    async () => {
      await shell(script("plan.sh"));
      await shell(script("apply.sh", read(file("plan/fingerprint")).trim()));
      const yaml = read(file("federation.yaml"));
      writeFileSync(file("federation.yaml"), yaml.slice(0, yaml.indexOf("  - name: AI-Developers")));
      const planned = await shell(script("plan.sh"));
      expect(planned.code).toBe(1);
      const fingerprint = read(file("plan/fingerprint")).trim();
      expect((await shell(script("apply.sh", fingerprint))).code).toBe(1);
      const acknowledged = { ACKNOWLEDGE: codesOf(planned.err).join(" ") };
      expect(acknowledged.ACKNOWLEDGE).toContain("plan.deletes-role");
      expect((await shell(script("plan.sh"), { ACKNOWLEDGE: "plan.quota" })).code).toBe(1);
      expect((await shell(script("plan.sh"), acknowledged)).code).toBe(0);
      expect((await shell(script("apply.sh", fingerprint), acknowledged)).code).toBe(0);
      await changeByHand();
      expect((await shell(script("apply.sh", fingerprint), acknowledged)).code).toBe(1);
    },
  );

  it("tell a cloud that is away from drift, and a broken file from both", async () => {
    writeFileSync(file("broken.yaml"), "apiVersion: [");
    expect((await shell(script("plan.sh", "broken.yaml"))).code).toBe(1);
    const away = { SANDBOX_CLOUD_URL: "http://127.0.0.1:1" };
    expect((await shell(script("plan.sh"), away)).code).toBe(3);
    expect((await shell(script("drift.sh"), away)).code).toBe(3);
  });
});

/** Codes of the findings of severity error in what the command line printed for people. */
function codesOf(text: string): string[] {
  return [...text.matchAll(/^✗ .*\[([a-z.-]+)\]$/gm)].map((match) => match[1] ?? "");
}

interface Step {
  id?: string;
  run?: string;
  if?: string;
}
interface Workflow {
  on: Record<string, unknown>;
  env: Record<string, string>;
  jobs: Record<string, { needs?: string; environment?: string; steps: Step[] }>;
}

describe("the GitHub Actions workflow", () => {
  const { parse } = createRequire(join(root, "apps/cli/package.json"))("yaml") as {
    parse(text: string): Workflow;
  };
  const workflow = parse(read(docs("examples/github-actions/model-studio-sso.yml")));

  /** Runs a job's own commands; checkout and artifacts are the runner's, and here everything is in one folder. */
  async function run(job: string, expressions: Record<string, string> = {}): Promise<Record<string, string>> {
    writeFileSync(file("output"), "");
    for (const step of workflow.jobs[job]?.steps ?? []) {
      if (step.run === undefined) continue;
      const text = step.run.replaceAll(/\$\{\{ ([^}]+) \}\}/g, (_whole, name: string) => {
        const value = expressions[name];
        if (value === undefined) throw new Error(`The workflow asks for ${name}.`);
        return value;
      });
      const { code, err } = await shell(text, {
        SCRIPTS: docs("examples/pipeline"),
        GITHUB_OUTPUT: file("output"),
        GITHUB_STEP_SUMMARY: file("summary"),
      });
      expect(code, `${text}\n${err}`).toBe(0);
    }
    return Object.fromEntries(
      read(file("output"))
        .trim()
        .split("\n")
        .map((line) => line.split("=")),
    );
  }

  it("plans, applies the fingerprint of that plan after an approval, and looks for drift", async () => {
    expect(Object.keys(workflow.on)).toEqual(["pull_request", "push", "schedule"]);
    expect(workflow.jobs.apply).toMatchObject({ needs: "plan", environment: "production" });
    const { fingerprint = "" } = await run("plan");
    expect(read(file("summary"))).toContain(fingerprint);
    await run("apply", { "needs.plan.outputs.fingerprint": fingerprint });
    await run("drift");
    expect(await cloudAt(emulator.endpoint).getRole("AI-Developers")).not.toBeNull();
  });
});

describe("the Terraform of a real run", () => {
  it("is what plan, apply and export give today", long, async () => {
    const { code, err } = await shell(docs("examples/terraform/make.sh"), {
      OUT: folder,
      MSSO: join(root, "bin/msso"),
    });
    expect(code, err).toBe(0);
    const kept = readdirSync(docs("examples/terraform")).filter((name) => name.endsWith(".tf"));
    expect(kept.sort()).toEqual(["idp.tf", "ram-user.tf"]);
    for (const name of kept) expect(read(file(name))).toBe(read(docs(`examples/terraform/${name}`)));
  });

  it.each(["idp.tf", "ram-user.tf"])("holds only what the provider documents (%s)", (name) => {
    const text = read(docs(`examples/terraform/${name}`));
    expect(text).toContain('resource "alicloud_ram_role" "AI-Admins"');
    expect(undocumented(text)).toEqual([]);
  });
});
