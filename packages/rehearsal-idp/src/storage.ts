import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A folder of small private files. */
export interface StateFolder {
  /** The file's text, or undefined when it was never written. */
  read(name: string): Promise<string | undefined>;
  /** Replaces the whole file or, on a crash, leaves the old one. */
  write(name: string, text: string): Promise<void>;
}

/** Kept on disk: files 0600, written aside and renamed into place. */
export async function openFolder(path: string): Promise<StateFolder> {
  await mkdir(path, { recursive: true });
  return {
    read: (name) => readIfThere(join(path, name)),
    write: (name, text) => replaceFile(join(path, name), text),
  };
}

/** Kept in memory: what happens without a state folder. */
export function memoryFolder(): StateFolder {
  const files = new Map<string, string>();
  return {
    read: async (name) => files.get(name),
    write: async (name, text) => {
      files.set(name, text);
    },
  };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(aside, text, { mode: 0o600, flush: true });
    await chmod(aside, 0o600);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
