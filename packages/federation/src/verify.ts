import { diagnostic, type Plan, type VerifyReport, type Write } from "@modelstudio-sso/contracts";
import { isWrite } from "./plan/order.ts";

function asSeen(change: Write): string {
  switch (change.action) {
    case "create":
      return "not there";
    case "delete":
      return "still there";
    case "replace":
      return `RoleId ${change.roleId}`;
    case "update":
    case "adopt":
      return change.fields.map((field) => field.field).join(", ");
  }
}

/** Reads a fresh plan as a verdict: nothing to write means reality is as wanted. */
export function verifyReport(plan: Plan): VerifyReport {
  const drift = plan.changes.filter(isWrite);
  const diagnostics = [
    ...plan.findings,
    ...drift.map((change) =>
      diagnostic("verify.drift", {
        detail: `A new plan would ${change.action} it.`,
        path: change.address,
        want: change.action === "delete" ? "not there" : "as in the federation",
        got: asSeen(change),
      }),
    ),
  ];
  return {
    ok: drift.length === 0 && !diagnostics.some((found) => found.severity === "error"),
    checked: plan.changes.length,
    drift,
    diagnostics,
  };
}
