import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** One chunk, as Vite's manifest lists it. */
export interface Chunk {
  file: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
}
export type Manifest = Readonly<Record<string, Chunk>>;

/** What a browser fetches for one thing: its name and the kilobytes (1,000 bytes) of JavaScript after gzip. */
export interface Weight {
  name: string;
  kilobytes: number;
}

const dist = new URL("../dist/", import.meta.url);

/** The manifest of the build in dist. Error where there is none. */
export function builtManifest(): Manifest {
  const file = fileURLToPath(new URL(".vite/manifest.json", dist));
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Manifest;
  } catch (cause) {
    throw new Error("build the UI first: pnpm --filter @modelstudio-sso/web build", { cause });
  }
}

/** Bytes after gzip of a file of the build. */
export function builtBytes(file: string): number {
  return gzipSync(readFileSync(new URL(file, dist))).length;
}

/** A chunk and everything it imports statically, however far. */
function withImports(manifest: Manifest, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const imported of manifest[name]?.imports ?? []) withImports(manifest, imported, seen);
  return seen;
}

/** The first load, and each lazy step with all it imports that the first load has not brought. */
export function weigh(
  manifest: Manifest,
  bytes: (file: string) => number,
): { initial: Weight; steps: Weight[] } {
  const names = Object.keys(manifest);
  const entries = names.filter((name) => manifest[name]?.isEntry === true);
  const initial = new Set(entries.flatMap((name) => [...withImports(manifest, name)]));
  const kilobytes = (chunks: Iterable<string>) =>
    [...chunks].reduce((sum, name) => sum + bytes(manifest[name]?.file ?? ""), 0) / 1_000;
  const steps = names
    .filter((name) => manifest[name]?.isDynamicEntry === true)
    .map((name) => ({
      name,
      kilobytes: kilobytes([...withImports(manifest, name)].filter((chunk) => !initial.has(chunk))),
    }))
    .sort((a, b) => b.kilobytes - a.kilobytes);
  return { initial: { name: entries.join(", "), kilobytes: kilobytes(initial) }, steps };
}
