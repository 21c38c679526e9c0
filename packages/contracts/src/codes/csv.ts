import type { CodeEntry } from "./entry.ts";

/** Findings about a file of groups, before anything of it is taken. */
export const csvCodes = {
  "csv.unreadable": {
    title: "The file is not a table this service can read",
    severity: "error",
    fixAt: "service",
  },
  "csv.header": { title: "The heading row does not name the columns", severity: "error", fixAt: "service" },
  "csv.column-ignored": { title: "Columns that mean nothing here", severity: "info", fixAt: "service" },
  "csv.encoding": { title: "The file is not UTF-8", severity: "warning", fixAt: "service" },
  "csv.value": { title: "A cell does not fit its column", severity: "error", fixAt: "service" },
  "csv.contradiction": { title: "Two rows of one role disagree", severity: "error", fixAt: "service" },
  "csv.too-large": { title: "The file has more rows or roles than fit", severity: "error", fixAt: "service" },
} as const satisfies Record<string, CodeEntry>;
