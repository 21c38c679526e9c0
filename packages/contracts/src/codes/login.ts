import type { CodeEntry } from "./entry.ts";

/** Findings of joining a verified response with the federation it should serve, and with the cloud's answer. */
export const loginCodes = {
  "login.account.unknown": {
    title: "A Role value names another account",
    severity: "warning",
    fixAt: "idp",
  },
  "login.provider.mismatch": {
    title: "A Role value names another SAML provider",
    severity: "error",
    fixAt: "idp",
  },
  "login.role.unknown": {
    title: "A Role value names a role this federation does not have",
    severity: "error",
    fixAt: "idp",
  },
  "login.group.none-matched": {
    title: "None of the person's groups leads to a role",
    severity: "error",
    fixAt: "idp",
  },
  "login.group.near-miss": {
    title: "A group differs from a mapped one only in writing",
    severity: "warning",
    fixAt: "idp",
  },
  "login.group.role-missing": {
    title: "A matched group's role was not sent",
    severity: "warning",
    fixAt: "idp",
  },
  "login.role.no-workspace": {
    title: "The role leads to no workspace",
    severity: "warning",
    fixAt: "service",
  },
  "login.membership.unproved": {
    title: "Nobody has confirmed the role's workspace membership yet",
    severity: "warning",
    fixAt: "cloud",
  },
  "login.session.capped": {
    title: "The session is shorter than the IdP asks for",
    severity: "info",
    fixAt: "cloud",
  },
  "login.sts.refused": { title: "STS refused the response", severity: "error", fixAt: "cloud" },
  "login.second-opinion.disagrees": {
    title: "The second verifier disagrees about this login",
    severity: "error",
    fixAt: "service",
  },
  "login.second-opinion.cannot-judge": {
    title: "The second verifier could not judge this login",
    severity: "info",
    fixAt: "service",
  },
  "login.not-landed": {
    title: "The person did not reach the workspace",
    severity: "error",
    fixAt: "cloud",
  },
} as const satisfies Record<string, CodeEntry>;
