import type { CodeEntry } from "./entry.ts";

/** Findings about a request to this service itself. */
export const requestCodes = {
  "request.invalid": { title: "The request does not fit the API", severity: "error", fixAt: "service" },
  "request.not-found": { title: "There is nothing at this address", severity: "error", fixAt: "service" },
  "request.signed-out": { title: "Sign in first", severity: "error", fixAt: "service" },
  "request.forbidden": { title: "Your role does not allow this", severity: "error", fixAt: "service" },
  "request.slow-down": { title: "Too many attempts", severity: "error", fixAt: "service" },
  "request.conflict": { title: "Somebody else changed this meanwhile", severity: "error", fixAt: "service" },
  "request.claim-used": { title: "The owner link is used or wrong", severity: "error", fixAt: "service" },
  "request.fetch-refused": {
    title: "The metadata address was not fetched",
    severity: "error",
    fixAt: "network",
  },
  "service.unreachable": { title: "The service could not be reached", severity: "error", fixAt: "network" },
  "service.other-document": {
    title: "The server has another version of this federation",
    severity: "error",
    fixAt: "service",
  },
  "service.busy": { title: "Too much is being checked at once", severity: "error", fixAt: "service" },
  "service.internal": { title: "Something broke on our side", severity: "error", fixAt: "service" },
} as const satisfies Record<string, CodeEntry>;
