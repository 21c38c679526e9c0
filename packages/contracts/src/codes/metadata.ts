import type { CodeEntry } from "./entry.ts";

/** Findings about an IdP's SAML metadata document. */
export const metadataCodes = {
  "metadata.not-xml": { title: "This is not an XML document", severity: "error", fixAt: "idp" },
} as const satisfies Record<string, CodeEntry>;
