import type { Plan } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import type { ObservedState } from "../observe/observed-state.ts";
import { compareStates } from "./compare.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { orderChanges } from "./order.ts";
import { safetyFindings } from "./safety.ts";

/**
 * The one plan value: shown, approved by fingerprint, applied exactly. The fingerprint covers the document, what is
 * wanted and what was seen, so a plan made again on an unchanged cloud has the same one.
 */
export function makePlan(desired: DesiredState, observed: ObservedState): Plan {
  const changes = orderChanges(compareStates(desired, observed));
  const findings = [...desired.findings, ...safetyFindings({ desired, observed, changes })];
  const seen = [...observed.resources.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    format: 1,
    federation: desired.federation,
    accountId: desired.accountId,
    site: desired.document.site,
    changes,
    membershipSteps: desired.membershipSteps,
    findings,
    fingerprint: fingerprintOf({
      caller: observed.caller.accountId,
      desired: desired.resources,
      memberships: desired.membershipSteps,
      seen,
    }),
  };
}
