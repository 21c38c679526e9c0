import type { FederationDocument, Plan } from "@modelstudio-sso/contracts";
import type { ValidatedIdp } from "@modelstudio-sso/saml";
import { type DesiredState, desiredState } from "./desired/desired-state.ts";
import { observe } from "./observe/observe.ts";
import { losesAccess } from "./plan/loses-access.ts";
import { makePlan } from "./plan/plan.ts";
import type { AppliedHistory, EarlierState } from "./plan/purpose.ts";
import type { CloudPort } from "./ports.ts";

export interface PlanGiven {
  idp?: ValidatedIdp;
  now: Date;
  /** What the last run that succeeded wrote down, where anything keeps that. */
  history?: AppliedHistory | undefined;
  /** Makes it a rollback: the document is an earlier one, and this is what its run left. */
  earlier?: EarlierState | undefined;
}

/** Observes, compares, plans: the one road to a plan for server, CLI and apply's second look. */
export async function planFederation(
  cloud: CloudPort,
  document: FederationDocument,
  given: PlanGiven,
): Promise<Plan> {
  const { now, history, earlier } = given;
  const desired = desiredState(document, given);
  const observed = await observe(cloud, document);
  return earlier === undefined
    ? makePlan(desired, observed, { kind: "apply", now, history })
    : makePlan(desired, observed, { kind: "rollback", now, history, earlier });
}

/** A plan that takes away all this federation owns, and nothing else. */
export async function destroyPlan(cloud: CloudPort, document: FederationDocument): Promise<Plan> {
  const nothing: DesiredState = {
    federation: document.name,
    accountId: document.accountId,
    // Nobody is wanted any more, so a user that is already gone is no reason to refuse.
    document: {
      ...document,
      roles: [],
      adopt: [],
      replace: [],
      loginPath:
        document.loginPath.kind === "idp" ? document.loginPath : { ...document.loginPath, users: [] },
    },
    resources: [],
    membershipSteps: [],
    findings: [],
  };
  const observed = await observe(cloud, document);
  const plan = makePlan(nothing, observed, { kind: "destroy" });
  return { ...plan, losesAccess: losesAccess(document, observed) };
}
