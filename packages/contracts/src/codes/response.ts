import type { CodeEntry } from "./entry.ts";

/** Findings about a SAML response, for any service provider. */
export const responseCodes = {
  "response.not-base64": { title: "The SAMLResponse is not base64", severity: "error", fixAt: "service" },
} as const satisfies Record<string, CodeEntry>;
