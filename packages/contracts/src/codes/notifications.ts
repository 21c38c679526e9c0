import type { CodeEntry } from "./entry.ts";

/** Findings about channels that notifications go to. */
export const notificationCodes = {
  "notification.mail-unset": {
    title: "This server is not set up to send mail",
    severity: "error",
    fixAt: "service",
  },
  "notification.too-many-channels": {
    title: "There are as many channels as one organisation can have",
    severity: "error",
    fixAt: "service",
  },
} as const satisfies Record<string, CodeEntry>;
