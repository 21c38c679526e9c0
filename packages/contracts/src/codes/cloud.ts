import type { CodeEntry } from "./entry.ts";

/** Findings of speaking to Alibaba Cloud. */
export const cloudCodes = {
  "cloud.unreachable": { title: "Alibaba Cloud could not be reached", severity: "error", fixAt: "network" },
  "cloud.credentials.missing": {
    title: "No cloud credentials were found",
    severity: "error",
    fixAt: "service",
  },
  "cloud.credentials.rejected": {
    title: "Alibaba Cloud does not accept the access key",
    severity: "error",
    fixAt: "service",
  },
  "cloud.account.mismatch": {
    title: "The credentials belong to another account",
    severity: "error",
    fixAt: "service",
  },
  "cloud.no-permission": { title: "The caller lacks a RAM permission", severity: "error", fixAt: "cloud" },
  "cloud.ram-inactive": { title: "RAM is not activated in this account", severity: "error", fixAt: "cloud" },
  "cloud.model-studio-inactive": {
    title: "Model Studio is not activated or cannot be read",
    severity: "warning",
    fixAt: "cloud",
  },
  "cloud.throttled": { title: "Alibaba Cloud asked to slow down", severity: "error", fixAt: "cloud" },
  "cloud.refused": { title: "Alibaba Cloud refused a call", severity: "error", fixAt: "cloud" },
  "cloud.unexpected-answer": {
    title: "An answer of the cloud could not be read",
    severity: "error",
    fixAt: "cloud",
  },
} as const satisfies Record<string, CodeEntry>;
