import { nearMiss } from "./near-miss.ts";
import { roleValues } from "./role-values.ts";
import type { ClaimRule } from "./rule.ts";
import { sessionDuration } from "./session-duration.ts";
import { sessionName } from "./session-name.ts";
import { siteRule } from "./site.ts";
import { skeleton } from "./skeleton.ts";

/** Every rule of Alibaba Cloud's role-based SSO, in the order in which findings are shown. */
export const claimRules: readonly ClaimRule[] = [
  skeleton,
  siteRule,
  nearMiss,
  roleValues,
  sessionName,
  sessionDuration,
];
