import type { CodeEntry } from "./entry.ts";

/** Findings about backing up and restoring the service's own database. */
export const backupCodes = {
  "backup.database": { title: "The database cannot be worked with", severity: "error", fixAt: "network" },
  "backup.in-use": { title: "A server works with this database", severity: "error", fixAt: "service" },
  "backup.newer": { title: "The backup is of a newer version", severity: "error", fixAt: "service" },
  "backup.not-empty": { title: "The database is not empty", severity: "error", fixAt: "service" },
  "backup.unreadable": { title: "The backup cannot be used", severity: "error", fixAt: "service" },
} as const satisfies Record<string, CodeEntry>;
