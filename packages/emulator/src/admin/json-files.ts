import { readFileSync } from "node:fs";
import { assumptionsWith } from "../assumption-overrides.ts";
import type { EmulatorSeed } from "../seed.ts";
import { readSeed } from "./read-seed.ts";
import { readSettings, type Settings } from "./settings.ts";

/** A seed from a JSON file. @throws when it cannot be read or is not one; the message says why */
export function readSeedFile(path: string): EmulatorSeed {
  return readSeed(jsonFrom(path), assumptionsWith());
}

/** Settings from a JSON file. @throws as {@link readSeedFile} */
export function readSettingsFile(path: string): Settings {
  return readSettings(jsonFrom(path));
}

function jsonFrom(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
