import type { FederationDocument, Plan } from "@modelstudio-sso/contracts";
import type { ValidatedIdp } from "@modelstudio-sso/saml";
import { type DesiredState, desiredState } from "./desired/desired-state.ts";
import { observe } from "./observe/observe.ts";
import { makePlan } from "./plan/plan.ts";
import type { CloudPort } from "./ports.ts";

/** Observes, compares, plans: the one road to a plan for server, CLI and apply's second look. */
export async function planFederation(
  cloud: CloudPort,
  document: FederationDocument,
  given: { idp?: ValidatedIdp; now: Date },
): Promise<Plan> {
  return makePlan(desiredState(document, given), await observe(cloud, document));
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
      loginPath:
        document.loginPath.kind === "idp" ? document.loginPath : { ...document.loginPath, users: [] },
    },
    resources: [],
    membershipSteps: [],
    findings: [],
  };
  return makePlan(nothing, await observe(cloud, document));
}
