// Finds a Chromium for the browser tests, else installs one: Playwright's own download, or Debian's package as root.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { LaunchError, root, say } from "./toolchain.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

function onPath(env) {
  for (const folder of (env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here; look on
      }
    }
  }
  return null;
}

function playwrights({ node, env }) {
  const program = `import { chromium } from "@playwright/test"; process.stdout.write(chromium.executablePath());`;
  const done = spawnSync(node, ["--input-type=module", "-e", program], { cwd: root, env, encoding: "utf8" });
  return done.status === 0 && existsSync(done.stdout) ? done.stdout : null;
}

function run(command, args, env) {
  return (
    spawnSync(command, args, { cwd: root, env, stdio: ["ignore", process.stderr, process.stderr] }).status ===
    0
  );
}

/** Ubuntu's package of that name only points to a snap, which does not run in containers. */
function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

function installDebian(env) {
  if (process.getuid?.() !== 0 || !isDebian()) return false;
  say("Installing Chromium from Debian's packages");
  const quiet = { ...env, DEBIAN_FRONTEND: "noninteractive" };
  return (
    run("apt-get", ["update", "-qq"], quiet) && run("apt-get", ["install", "-y", "-qq", "chromium"], quiet)
  );
}

function installPlaywrights(tools) {
  say("Installing Playwright's Chromium");
  return run("pnpm", ["exec", "playwright", "install", "chromium"], tools.env);
}

/** Path of a Chromium that can be started; throws with what to do where there is none. */
export function chromium(tools) {
  const named = tools.env.CHROMIUM_PATH;
  if (named) return named;
  const found = onPath(tools.env) ?? playwrights(tools);
  if (found !== null) return found;
  if (installDebian(tools.env) || installPlaywrights(tools)) {
    const installed = onPath(tools.env) ?? playwrights(tools);
    if (installed !== null) return installed;
  }
  throw new LaunchError(
    "The browser tests need Chromium, and none could be found or installed. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.",
  );
}
