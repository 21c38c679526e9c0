import type { Plan } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import type { ObservedState } from "../observe/observed-state.ts";
import { compareStates } from "./compare.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { orderChanges } from "./order.ts";
import type { Purpose } from "./purpose.ts";
import { safetyFindings } from "./safety/safety.ts";

/**
 * The one plan value: shown, approved by fingerprint, applied exactly. The fingerprint covers the document, what is
 * wanted and what was seen, so a plan made again on an unchanged cloud has the same one.
 */
export function makePlan(desired: DesiredState, reality: ObservedState, purpose: Purpose): Plan {
  // In one order whatever order the cloud answered in, so that the same world gives the same plan to the letter.
  const seen = [...reality.resources.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const { changes, observed } = compareStates(desired, { ...reality, resources: new Map(seen) });
  const ordered = orderChanges(changes);
  return {
    format: 1,
    kind: purpose.kind,
    federation: desired.federation,
    accountId: desired.accountId,
    site: desired.document.site,
    changes: ordered,
    membershipSteps: desired.membershipSteps,
    findings: [...desired.findings, ...safetyFindings({ desired, observed, changes: ordered, purpose })],
    losesAccess: [],
    fingerprint: fingerprintOf({
      kind: purpose.kind,
      caller: reality.caller.accountId,
      desired: desired.resources,
      wishes: { adopt: desired.document.adopt ?? [], replace: desired.document.replace ?? [] },
      memberships: desired.membershipSteps,
      seen,
    }),
  };
}
