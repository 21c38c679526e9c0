import {
  type Approval,
  type Diagnostic,
  diagnostic,
  type Plan,
  type PlanApproval,
  type PlanRecord,
} from "@modelstudio-sso/contracts";
import { recorded } from "../audit/record.ts";
import type { PlanAuthors, StoredApproval } from "../storage/approvals.ts";
import { aboutFederation, api, federationOf, mustFind, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

/** Whether it is somebody's own change that they would approve. */
function isTheirs(email: string, { savedBy, firstMadeBy }: PlanAuthors): boolean {
  return email === savedBy || email === firstMadeBy;
}

function voidReason(stored: StoredApproval, plan: PlanAuthors): Approval["void"] {
  if (stored.void !== null) return stored.void;
  if (isTheirs(stored.by, plan) || stored.by === plan.madeBy) return "same-person";
  return stored.stillMay ? null : "lost-right";
}

async function approvalOf(signed: SignedInContext, planId: string): Promise<PlanApproval> {
  const { services, organization, standing, person } = signed;
  const plan = await services.store.approvals.authorsOf(organization.id, planId);
  const stored = await services.store.approvals.list(plan.federationId, plan.fingerprint);
  const approvals = stored.map((entry) => ({
    by: entry.by,
    at: entry.at,
    note: entry.note,
    void: voidReason(entry, plan),
  }));
  const counts = approvals.filter((entry) => entry.void === null);
  const missing =
    plan.rule === "one" || counts.length > 0
      ? []
      : [
          diagnostic("approval.missing", {
            detail:
              "Somebody who neither wrote this version nor made this plan has to approve exactly this plan. Nothing was started.",
            want: "an owner's or an approver's approval",
            got:
              approvals.length === 0
                ? "none"
                : approvals.map((entry) => `${entry.by}: ${entry.void}`).join(", "),
          }),
        ];
  const mayApprove =
    plan.rule === "two-persons" &&
    standing.rights.has("approve") &&
    !isTheirs(person.email, plan) &&
    !stored.some((entry) => entry.by === person.email && entry.void === null);
  return { rule: plan.rule, approvals, missing, mayApprove };
}

/**
 * What the approval rule of its federation has against starting a plan now; empty where nothing. `current` is the
 * plan as it would be made now: whatever was approved before reality moved counts no more.
 */
export async function approvalRefusals(
  signed: SignedInContext,
  record: PlanRecord,
  current: Plan,
): Promise<Diagnostic[]> {
  await signed.services.store.approvals.endOthers(record.federationId, current.fingerprint);
  return (await approvalOf(signed, record.id)).missing;
}

/** Forgetting a federation and starting it anew would lift its rule, so only who may change the rule may do it. */
export async function mustBeAllowedToForget(signed: SignedInContext, federationId: string): Promise<void> {
  const { services, organization, standing } = signed;
  if (standing.rights.has("manage-settings")) return;
  if ((await services.store.approvals.rule(organization.id, federationId)) === "one") return;
  throw new Refused(
    [
      diagnostic("request.forbidden", {
        detail: "This federation asks for two persons, so only an owner can remove it.",
        want: "manage-settings",
        got: [...standing.rights].join(", "),
      }),
    ],
    "FORBIDDEN",
  );
}

export const approval = api.plans.approval.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization } = signed;
  const plan = await mustFind("plan", input.id, (id) => services.store.plans.get(organization.id, id));
  return approvalOf(signed, plan.id);
});

export const approve = api.plans.approve.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { services, organization, person } = signed;
  const record = await mustFind("plan", input.id, (id) => services.store.plans.get(organization.id, id));
  if (record.plan.fingerprint !== input.fingerprint) {
    throw new Refused(
      [
        diagnostic("plan.fingerprint", {
          detail: "This is not the plan you looked at. Look at it again before you approve it.",
          want: record.plan.fingerprint,
          got: input.fingerprint,
        }),
      ],
      "CONFLICT",
    );
  }
  const federation = await federationOf(signed, record.federationId);
  const plan = await services.store.approvals.authorsOf(organization.id, record.id);
  const { fingerprint } = plan;
  if (isTheirs(person.email, plan)) {
    throw new Refused([
      diagnostic("approval.own", {
        detail:
          "You wrote this version of the federation or made this plan, so another person has to look at it.",
        got: person.email,
      }),
    ]);
  }
  await recorded(signed, async (store, note) => {
    await store.approvals.add(organization.id, {
      planId: record.id,
      federationId: federation.id,
      fingerprint,
      by: person.email,
      note: input.note ?? null,
    });
    note({
      action: "plan.approved",
      ...aboutFederation(federation),
      facts: { plan: record.id, fingerprint, note: input.note ?? null },
    });
  });
  return approvalOf(signed, record.id);
});

export const settings = api.federations.settings.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const federation = await federationOf(signed, input.id);
  return { approval: await signed.services.store.approvals.rule(signed.organization.id, federation.id) };
});

export const saveSettings = api.federations.saveSettings.handler(async ({ input, context }) => {
  const signed = signedIn(context);
  const { organization } = signed;
  const federation = await federationOf(signed, input.id);
  await recorded(signed, async (store, note) => {
    const before = await store.approvals.rule(organization.id, federation.id);
    if (before === input.approval) return;
    await store.approvals.setRule(organization.id, federation.id, input.approval);
    note({
      action: "federation.settings-changed",
      ...aboutFederation(federation),
      changes: [{ path: "approval", before: JSON.stringify(before), after: JSON.stringify(input.approval) }],
    });
  });
  return { approval: input.approval };
});
