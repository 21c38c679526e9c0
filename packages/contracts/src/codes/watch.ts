import type { CodeEntry } from "./entry.ts";

/** Findings of what happens between two changes: newer metadata, changes of certificates, drift, the IdP's admin. */
export const watchCodes = {
  "watch.other-idp": {
    title: "The proposed metadata is of another identity provider",
    severity: "warning",
    fixAt: "idp",
  },
  "watch.rotation-unproven": {
    title: "No login has proved the new certificate yet",
    severity: "error",
    fixAt: "idp",
  },
  "watch.enforcement-held": {
    title: "The drift was not put right by itself",
    severity: "warning",
    fixAt: "service",
  },
  "handover.over": { title: "The link for the IdP's admin has ended", severity: "error", fixAt: "service" },
} as const satisfies Record<string, CodeEntry>;
