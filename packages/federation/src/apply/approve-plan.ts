import { acknowledgeableCodes, type Diagnostic, diagnostic, type Plan } from "@modelstudio-sso/contracts";

/**
 * Whether a plan may be applied: it is the approved one, the cloud has not moved since, and it holds no error.
 * `current` is the plan made anew from the same document just now. Empty: go ahead.
 */
export function refusalsOf(
  approved: { fingerprint: string; plan: Plan; acknowledge?: readonly string[] },
  current: Plan,
): Diagnostic[] {
  if (approved.plan.fingerprint !== approved.fingerprint) {
    return [
      diagnostic("plan.fingerprint", {
        detail: "Approve the plan you looked at, by its own fingerprint.",
        want: approved.plan.fingerprint,
        got: approved.fingerprint,
      }),
    ];
  }
  if (current.fingerprint !== approved.fingerprint) {
    return [
      diagnostic("plan.reality-moved", {
        detail:
          "The cloud or the document is no longer what the plan was made from. Plan again and look at it; nothing was changed.",
        want: approved.fingerprint,
        got: current.fingerprint,
      }),
    ];
  }
  return unansweredErrors(current, approved.acknowledge ?? []);
}

/** Errors that stand in the way: those to fix, and those that nobody has accepted by name. */
function unansweredErrors(plan: Plan, acknowledged: readonly string[]): Diagnostic[] {
  const errors = plan.findings.filter((found) => found.severity === "error");
  const toFix = errors.filter((found) => !acknowledgeableCodes.includes(found.code));
  const toAccept = errors.filter((found) => !toFix.includes(found) && !acknowledged.includes(found.code));
  const codes = (found: readonly Diagnostic[]) => [...new Set(found.map((entry) => entry.code))].join(", ");
  if (toFix.length > 0) {
    return [
      diagnostic("plan.refused", {
        detail: "Fix the findings of severity error first; nothing was changed.",
        got: codes(toFix),
      }),
    ];
  }
  if (toAccept.length === 0) return [];
  return [
    diagnostic("plan.unacknowledged", {
      detail:
        "This plan does something that cannot be undone. Accept it by its code if you mean it; nothing was changed.",
      want: `acknowledged: ${codes(toAccept)}`,
      got: acknowledged.join(", ") || "nothing acknowledged",
    }),
  ];
}
