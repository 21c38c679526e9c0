import { acknowledgeableCodes, type Plan } from "@modelstudio-sso/contracts";
import { isWrite, lostAccessSentence, sentence } from "@modelstudio-sso/federation";

function losses({ losesAccess }: Plan): string[] {
  if (losesAccess.length === 0) return [];
  return [
    `${losesAccess.length} role(s) can no longer be taken, and their memberships and API keys end:`,
    ...losesAccess.map((entry) => `  ${lostAccessSentence(entry)}`),
  ];
}

/** What must be accepted by name before the plan can be applied, ready to be typed. */
function toAccept({ findings }: Plan): string[] {
  const codes = findings
    .filter((found) => found.severity === "error" && acknowledgeableCodes.includes(found.code))
    .map((found) => found.code);
  if (codes.length === 0) return [];
  return [`To accept what is dangerous in it: --acknowledge ${[...new Set(codes)].join(" ")}`];
}

/** A plan in plain English: what happens, what stays, who is hurt, and the number that approves it. */
export function planText(plan: Plan): string {
  const writes = plan.changes.filter(isWrite);
  const untouched = plan.changes.filter((change) => change.action === "untouched");
  return [
    writes.length === 0
      ? "Nothing to change: the cloud is as the federation says."
      : `${writes.length} change(s):`,
    ...writes.map((change) => `  ${sentence(change)}`),
    ...untouched.map((change) => `  ${sentence(change)}`),
    ...losses(plan),
    ...(plan.membershipSteps.length === 0
      ? []
      : [
          `${plan.membershipSteps.length} workspace membership(s) are made by a person in the Model Studio console.`,
        ]),
    ...toAccept(plan),
    `Fingerprint: ${plan.fingerprint}`,
  ].join("\n");
}
