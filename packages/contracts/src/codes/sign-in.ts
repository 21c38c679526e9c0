import type { CodeEntry } from "./entry.ts";

/** Findings about signing in to this service by a company's own identity provider. */
export const signInCodes = {
  "sign-in.not-offered": {
    title: "Company sign-in is not switched on here",
    severity: "error",
    fixAt: "service",
  },
  "sign-in.idp-unusable": {
    title: "Company sign-in cannot use this metadata",
    severity: "error",
    fixAt: "idp",
  },
  "sign-in.over": { title: "The sign-in was used or took too long", severity: "error", fixAt: "service" },
  "sign-in.other-browser": {
    title: "The sign-in was started in another browser",
    severity: "error",
    fixAt: "service",
  },
  "sign-in.no-email": { title: "The response names no e-mail", severity: "error", fixAt: "idp" },
  "sign-in.not-a-member": {
    title: "This person does not belong to the organisation",
    severity: "error",
    fixAt: "service",
  },
  "sign-in.company-only": {
    title: "This organisation signs in by its company only",
    severity: "error",
    fixAt: "service",
  },
} as const satisfies Record<string, CodeEntry>;
