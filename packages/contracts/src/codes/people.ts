import type { CodeEntry } from "./entry.ts";

/** Findings about who may do what in this service, and about what it wrote down. */
export const peopleCodes = {
  "people.last-owner": { title: "The last owner has to stay", severity: "error", fixAt: "service" },
  "people.known": { title: "This person is here already", severity: "error", fixAt: "service" },
  "people.role-not-limitable": {
    title: "This role cannot be limited to accounts",
    severity: "error",
    fixAt: "service",
  },
  "people.invitation-over": {
    title: "The invitation is used, withdrawn or too old",
    severity: "error",
    fixAt: "service",
  },
  "people.reset-over": {
    title: "The link for another password is used, replaced or too old",
    severity: "error",
    fixAt: "service",
  },
  "people.unknown-person": {
    title: "Nobody here has this e-mail",
    severity: "error",
    fixAt: "service",
  },
  "people.password-wrong": {
    title: "The current password is not right",
    severity: "error",
    fixAt: "service",
  },
  "key.rejected": { title: "The API key is not accepted", severity: "error", fixAt: "service" },
  "key.beyond-rights": { title: "A key cannot do more than its maker", severity: "error", fixAt: "service" },
  "approval.missing": { title: "A second person has to approve", severity: "error", fixAt: "service" },
  "approval.own": { title: "Nobody approves their own change", severity: "error", fixAt: "service" },
  "audit.broken": { title: "The audit chain is broken", severity: "error", fixAt: "service" },
  "audit.other-key": {
    title: "The audit export is signed by another key",
    severity: "error",
    fixAt: "service",
  },
} as const satisfies Record<string, CodeEntry>;
