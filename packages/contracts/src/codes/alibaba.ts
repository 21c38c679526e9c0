import type { CodeEntry } from "./entry.ts";

/** Findings about what Alibaba Cloud's role-based SSO demands of a response on top of SAML. */
export const alibabaCodes = {
  "alibaba.role.missing": {
    title: "The assertion carries no Role attribute",
    severity: "error",
    fixAt: "idp",
  },
} as const satisfies Record<string, CodeEntry>;
