import type { CodeEntry } from "./entry.ts";

/** Findings of planning, approving, applying and verifying. */
export const planCodes = {
  "plan.fingerprint": {
    title: "The approved fingerprint is not this plan's",
    severity: "error",
    fixAt: "service",
  },
  "plan.reality-moved": {
    title: "The cloud changed after the plan was made",
    severity: "error",
    fixAt: "service",
  },
  "plan.refused": {
    title: "The plan holds an error and cannot be applied",
    severity: "error",
    fixAt: "service",
  },
  "plan.foreign-resource": {
    title: "A resource of this name exists and is not this federation's",
    severity: "error",
    fixAt: "cloud",
  },
  "plan.foreign-attachment": {
    title: "A role of this federation carries a policy nobody planned",
    severity: "warning",
    fixAt: "cloud",
  },
  "plan.quota": { title: "The plan would exceed a quota of the account", severity: "error", fixAt: "cloud" },
  "plan.deletes-role": {
    title: "A role is deleted, with its memberships and API keys",
    severity: "error",
    fixAt: "service",
  },
  "plan.unacknowledged": {
    title: "The plan does something that must be accepted by name",
    severity: "error",
    fixAt: "service",
  },
  "plan.unexplained-grant": {
    title: "A user holds a grant that nobody remembers giving",
    severity: "warning",
    fixAt: "cloud",
  },
  "plan.trust-widened": {
    title: "Somebody trusted by this role is not in the plan",
    severity: "warning",
    fixAt: "cloud",
  },
  "plan.user-sso-enabled": {
    title: "User-based SSO is on in this account",
    severity: "warning",
    fixAt: "cloud",
  },
  "verify.drift": { title: "The cloud differs from the federation", severity: "error", fixAt: "cloud" },
  "membership.index-missing": {
    title: "No permission index is configured for this workspace role",
    severity: "error",
    fixAt: "service",
  },
} as const satisfies Record<string, CodeEntry>;
