import { type Diagnostic, diagnostic, hasErrors, type Plan } from "@modelstudio-sso/contracts";

/**
 * Whether a plan may be applied: it is the approved one, the cloud has not moved since, and it holds no error.
 * `current` is the plan made anew from the same document just now. Empty: go ahead.
 */
export function refusalsOf(approved: { fingerprint: string; plan: Plan }, current: Plan): Diagnostic[] {
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
  if (hasErrors(current.findings)) {
    return [
      diagnostic("plan.refused", {
        detail: "Fix the findings of severity error first; nothing was changed.",
        got: current.findings
          .filter((found) => found.severity === "error")
          .map((found) => found.code)
          .join(", "),
      }),
    ];
  }
  return [];
}
