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
  "plan.replaces-role": {
    title: "A role is replaced, which orphans its memberships and API keys",
    severity: "error",
    fixAt: "service",
  },
  "plan.removes-last-login": {
    title: "No login that works today would work afterwards",
    severity: "error",
    fixAt: "service",
  },
  "plan.opens-role": {
    title: "A role lets in somebody whom it does not let in today",
    severity: "error",
    fixAt: "service",
  },
  "plan.removes-certificate": {
    title: "A signing certificate that is still valid is taken away",
    severity: "error",
    fixAt: "idp",
  },
  "plan.deletes-many": {
    title: "The plan deletes a large share of what the federation owns",
    severity: "error",
    fixAt: "service",
  },
  "plan.unknown-wish": {
    title: "A wish to adopt or replace names something it cannot mean",
    severity: "error",
    fixAt: "service",
  },
  "plan.role-recreated": {
    title: "A role was made anew outside: its memberships are orphaned",
    severity: "warning",
    fixAt: "cloud",
  },
  "plan.cannot-return": {
    title: "Something of the earlier state cannot come back",
    severity: "warning",
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
