// Finds a Node that runs TypeScript sources (>= 22.18) and pnpm; on an older machine both come from the npm registry.
// Plain JavaScript for Node >= 18: this runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const cacheFile = join(root, ".cache", "toolchain.json");

/** Progress goes to stderr, so that a command's own output stays clean. */
export function say(text) {
  process.stderr.write(`· ${text}\n`);
}

export class LaunchError extends Error {}

function runsTypeScript(version) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

function pinnedPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return packageManager.replace(/^pnpm@/, "");
}

/** The environment without what an outer npm put there: an inner npx would read its own outer's arguments. */
function cleanEnvironment() {
  const keep = new Set([
    "npm_config_cache",
    "npm_config_registry",
    "npm_config_userconfig",
    "npm_config_globalconfig",
  ]);
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !name.toLowerCase().startsWith("npm_") || keep.has(name.toLowerCase()),
    ),
  );
}

function output(command, args) {
  const done = spawnSync(command, args, {
    encoding: "utf8",
    env: cleanEnvironment(),
    shell: process.platform === "win32",
  });
  return done.status === 0 ? done.stdout.trim() : null;
}

function localTools(pnpmVersion) {
  if (!runsTypeScript(process.version)) return null;
  // A pnpm of another version would write another lockfile; the pinned one is fetched instead.
  if (output("pnpm", ["--version"]) !== pnpmVersion) return null;
  return { node: process.execPath, bins: [dirname(process.execPath)] };
}

function fetchedTools(pnpmVersion) {
  const ownNode = runsTypeScript(process.version);
  say(
    ownNode
      ? `Fetching pnpm ${pnpmVersion} from the npm registry`
      : `Node ${process.versions.node} cannot run this; fetching Node 24 and pnpm ${pnpmVersion} from the npm registry`,
  );
  const packages = [...(ownNode ? [] : ["-p", "node@24"]), "-p", `pnpm@${pnpmVersion}`];
  const script = "node -p process.execPath; command -v pnpm";
  const printed = output("npx", ["--yes", ...packages, "-c", script]);
  const [node, pnpm] = (printed ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("/"))
    .slice(-2);
  if (node === undefined || pnpm === undefined) {
    throw new LaunchError("Node 24 and pnpm could not be fetched: is the npm registry reachable from here?");
  }
  return { node, bins: [dirname(node), dirname(pnpm)] };
}

function cachedTools(pnpmVersion) {
  try {
    const cached = JSON.parse(readFileSync(cacheFile, "utf8"));
    const same = cached.pnpm === pnpmVersion && cached.launchedBy === process.version;
    return same && existsSync(cached.node) && cached.bins.every((bin) => existsSync(bin)) ? cached : null;
  } catch {
    return null;
  }
}

/** `{ node, env }`: the Node to run, and an environment with it and pnpm first on PATH. */
export function toolchain() {
  const pnpmVersion = pinnedPnpm();
  let tools = cachedTools(pnpmVersion);
  if (tools === null) {
    tools = localTools(pnpmVersion) ?? fetchedTools(pnpmVersion);
    mkdirSync(dirname(cacheFile), { recursive: true });
    writeFileSync(cacheFile, JSON.stringify({ ...tools, pnpm: pnpmVersion, launchedBy: process.version }));
  }
  const env = cleanEnvironment();
  return {
    node: tools.node,
    env: {
      ...env,
      PATH: [...tools.bins, env.PATH ?? ""].join(delimiter),
      TURBO_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
    },
  };
}
