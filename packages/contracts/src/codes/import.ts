import type { CodeEntry } from "./entry.ts";

/** Findings of writing down what exists as a federation. */
export const importCodes = {
  "import.nothing-found": {
    title: "There is nothing to import",
    severity: "error",
    fixAt: "service",
  },
  "import.role-left-out": {
    title: "A role cannot be written down as it is",
    severity: "warning",
    fixAt: "cloud",
  },
  "import.groups-unknown": {
    title: "RAM does not know which groups lead to the roles",
    severity: "warning",
    fixAt: "service",
  },
  "import.memberships-unknown": {
    title: "Workspace memberships cannot be read",
    severity: "info",
    fixAt: "service",
  },
  "import.metadata-rewritten": {
    title: "Adopting the provider rewrites its metadata",
    severity: "warning",
    fixAt: "service",
  },
  "import.grant-differs": {
    title: "The plan would add a grant beside the one that exists",
    severity: "warning",
    fixAt: "service",
  },
  "import.not-clean": {
    title: "A plan of the import would change more than its marks",
    severity: "error",
    fixAt: "service",
  },
} as const satisfies Record<string, CodeEntry>;
