// Installs the workspace when its lockfile or manifests changed since the last time, and only then.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LaunchError, root, say } from "./toolchain.mjs";

const stampFile = join(root, ".cache", "installed");

function manifests() {
  const folders = ["apps", "packages"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name, "package.json")),
  );
  return ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"]
    .map((file) => join(root, file))
    .concat(folders.filter(existsSync));
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of manifests()) hash.update(readFileSync(file));
  return hash.digest("hex");
}

function isInstalled(stamp) {
  return (
    existsSync(join(root, "node_modules", ".modules.yaml")) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp
  );
}

export function install({ env }) {
  const stamp = fingerprint();
  if (isInstalled(stamp)) return;
  say("Installing packages (the first time takes a minute)");
  const done = spawnSync("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"], {
    cwd: root,
    env: { ...env, CI: "true" },
    // pnpm's progress is not the command's output.
    stdio: ["ignore", process.stderr, process.stderr],
  });
  if (done.status !== 0)
    throw new LaunchError("The packages could not be installed; the lines above say why.");
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(stampFile, stamp);
}
