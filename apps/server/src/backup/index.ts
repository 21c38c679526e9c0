import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
import type { Config } from "../config.ts";
import { prepareEngine } from "../jobs/prepare-engine.ts";
import { withDatabase } from "./open-database.ts";
import { checkBackup } from "./read-backup.ts";
import { type RestoreSummary, restoreBackup } from "./restore-backup.ts";
import { type BackupSummary, writeBackup } from "./write-backup.ts";

export { type Config, ConfigError, readConfig } from "../config.ts";
export { Refused } from "../operations/refused.ts";
export type { BackupSummary, RestoreSummary };

type Place = Pick<Config, "databaseUrl" | "dataDir">;

/**
 * Writes a backup to a file of mode 0600, which appears only once it is whole; or to a stream. The service may run
 * meanwhile. Throws `Refused`.
 */
export function backUp(place: Place, to: string | Writable, now: Date): Promise<BackupSummary> {
  return withDatabase(place, async ({ db }) => {
    if (typeof to !== "string") return writeBackup(db, to, now);
    const part = `${to}.part`;
    try {
      const summary = await writeBackup(db, createWriteStream(part, { mode: 0o600, flush: true }), now);
      await rename(part, to);
      return summary;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });
}

/** Reads a backup back into an empty database; `force` replaces what is there. Servers must be stopped. Throws `Refused`. */
export async function restore(place: Place, file: string, force: boolean): Promise<RestoreSummary> {
  const head = await checkBackup(file);
  return withDatabase(place, async ({ db, url }) => {
    await prepareEngine(url);
    return restoreBackup(db, file, { head, force });
  });
}
