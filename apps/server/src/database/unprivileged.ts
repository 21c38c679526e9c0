import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** The kernel's overflow user: owns nothing, exists everywhere. PostgreSQL refuses to run as root. */
export const unprivilegedId = 65534;

/** How to start PostgreSQL's programs from this process. */
export interface Launcher {
  /** Words put before the command line; empty where the command runs as it is. */
  prefix: readonly string[];
  uid?: number;
  gid?: number;
}

/** Folders on the way to `path` that the unprivileged user could not pass through. */
export function closedFolders(path: string): string[] {
  const closed: string[] = [];
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid } = statSync(folder);
    const passable = uid === unprivilegedId ? mode & 0o100 : mode & 0o001;
    if (!passable) closed.push(folder);
  }
  return closed;
}

const withReadSearch = [
  "setpriv",
  `--reuid=${unprivilegedId}`,
  `--regid=${unprivilegedId}`,
  "--clear-groups",
  "--inh-caps=+dac_read_search",
  "--ambient-caps=+dac_read_search",
  "--",
];

function canKeepReadSearch(): boolean {
  const [command, ...args] = withReadSearch;
  return command !== undefined && spawnSync(command, [...args, "true"], { stdio: "ignore" }).status === 0;
}

/**
 * As an ordinary user: nothing to do. As root: another user; and where a private folder (0700, such as root's home)
 * lies above the programs or the data, that user keeps the one capability to pass through it.
 */
export function unprivilegedLauncher(paths: readonly string[]): Launcher {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const closed = [...new Set(paths.flatMap(closedFolders))];
  if (closed.length === 0) return { prefix: [], uid: unprivilegedId, gid: unprivilegedId };
  if (canKeepReadSearch()) return { prefix: withReadSearch };
  throw new Error(
    `PostgreSQL must not run as root, and another user cannot pass through ${closed.join(", ")}. ` +
      "Run as an ordinary user, put the checkout and DATA_DIR elsewhere, or set DATABASE_URL.",
  );
}
