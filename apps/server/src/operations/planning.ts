import {
  diagnostic,
  type Federation,
  type FederationDocument,
  type Plan,
  type PlanKind,
} from "@modelstudio-sso/contracts";
import { destroyPlan, planFederation } from "@modelstudio-sso/federation";
import type { SignedInContext } from "./context.ts";
import { Refused } from "./refused.ts";

/** What a plan shall lead to. */
export interface Destination {
  kind: PlanKind;
  /** The run whose state a rollback goes back to. */
  returnsTo: string | null;
}

export interface Planned {
  plan: Plan;
  /** The document the plan leads to; for a rollback an earlier one than the federation's. */
  document: FederationDocument;
}

function notReturnable(): Refused {
  return new Refused(
    [
      diagnostic("request.not-found", {
        detail:
          "This run left no state to go back to: it failed, took everything away, or is from before documents were kept.",
        want: "a run that succeeded",
      }),
    ],
    "NOT_FOUND",
  );
}

/** Looks at the cloud and plans: the one road to a plan, when it is made and again just before it is applied. */
export async function planTowards(
  signed: SignedInContext,
  federation: Federation,
  { kind, returnsTo }: Destination,
): Promise<Planned> {
  const { services, organization } = signed;
  const { document } = federation;
  const cloud = services.cloud(document);
  if (kind === "destroy") return { plan: await destroyPlan(cloud, document), document };
  const history = await services.store.history.applied(organization.id, federation.id);
  if (kind === "apply") {
    const inputs = await services.saml.planInputs(document, services.now());
    return { plan: await planFederation(cloud, document, { ...inputs, history }), document };
  }
  const applied =
    returnsTo === null ? null : await services.store.history.earlier(organization.id, returnsTo);
  if (applied === null || applied.federationId !== federation.id) throw notReturnable();
  const { document: earlierDocument, earlier } = applied;
  const inputs = await services.saml.planInputs(earlierDocument, services.now());
  return {
    plan: await planFederation(services.cloud(earlierDocument), earlierDocument, {
      ...inputs,
      history,
      earlier,
    }),
    document: earlierDocument,
  };
}
