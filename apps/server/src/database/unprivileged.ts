import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

export interface SystemUser {
  uid: number;
  gid: number;
}

/** Users to run PostgreSQL as where we are root, which it refuses to be; its own first, then the one that owns nothing. */
const candidates = ["postgres", "nobody"];

/** A user that exists: PostgreSQL looks its own name up. `null` where we are not root and stay who we are. */
export function unprivilegedUser(passwd = "/etc/passwd"): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const entries = readFileSync(passwd, "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of candidates) {
    const [, , uid, gid] = entries.find(([entry]) => entry === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    "PostgreSQL must not run as root, and there is neither a user postgres nor nobody. Set DATABASE_URL.",
  );
}

/** How to start PostgreSQL's programs from this process. */
export interface Launcher {
  /** Words put before the command line; empty where the command runs as it is. */
  prefix: readonly string[];
  uid?: number;
  gid?: number;
}

/** Folders on the way to `path` that the unprivileged user could not pass through. */
export function closedFolders(path: string, user: SystemUser): string[] {
  const closed: string[] = [];
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode, uid } = statSync(folder);
    const passable = uid === user.uid ? mode & 0o100 : mode & 0o001;
    if (!passable) closed.push(folder);
  }
  return closed;
}

function withReadSearch({ uid, gid }: SystemUser): string[] {
  const capability = "+dac_read_search";
  return [
    "setpriv",
    // Without it the kernel leaves the capability out of access(2), by which initdb looks for its fellow programs.
    "--securebits=+no_setuid_fixup",
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    `--inh-caps=${capability}`,
    `--ambient-caps=${capability}`,
    "--",
  ];
}

function works([command, ...args]: readonly string[]): boolean {
  return command !== undefined && spawnSync(command, [...args, "true"], { stdio: "ignore" }).status === 0;
}

/**
 * As an ordinary user: nothing to do. As root: another user; and where a private folder (0700, such as root's home)
 * lies above the programs or the data, that user keeps the one capability to pass through it.
 */
export function unprivilegedLauncher(paths: readonly string[], user: SystemUser | null): Launcher {
  if (user === null) return { prefix: [] };
  const closed = [...new Set(paths.flatMap((path) => closedFolders(path, user)))];
  if (closed.length === 0) return { prefix: [], ...user };
  const prefix = withReadSearch(user);
  if (works(prefix)) return { prefix };
  throw new Error(
    `PostgreSQL must not run as root, and another user cannot pass through ${closed.join(", ")}. ` +
      "Run as an ordinary user, put the checkout and DATA_DIR elsewhere, or set DATABASE_URL.",
  );
}
