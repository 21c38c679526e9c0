import type {
  AccessSource,
  Diagnostic,
  FederationDocument,
  MembershipState,
  Plan,
  WorkspaceRole,
} from "@modelstudio-sso/contracts";
import { addressOf, diagnostic } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../desired/desired-state.ts";
import type { ObservedResource, ObservedState } from "../observe/observed-state.ts";
import type { SessionEvidence } from "./session-access.ts";

/** What somebody vouched for, or a call showed; it speaks of one RoleId and one workspace role. */
export interface MembershipEvidence {
  role: string;
  roleId: string;
  workspace: string;
  workspaceRole: WorkspaceRole;
  state: Exclude<MembershipState, "unknown">;
  at: string;
  by: string;
  note?: string | undefined;
}

/** What is known beside the state itself. */
export interface AccessKnowledge extends SessionEvidence {
  memberships?: readonly MembershipEvidence[] | undefined;
  workspaces?: readonly { id: string; name: string; region: string }[] | null | undefined;
  /** RoleIds of roles that exist, for the desired state, which has none of its own. */
  roleIds?: ReadonlyMap<string, string> | undefined;
}

export interface WantedMembership {
  role: string;
  workspace: string;
  workspaceRole: WorkspaceRole;
}

/** One state of the world, whichever it is, in the shape all questions are asked of. */
export interface AccessState {
  source: AccessSource;
  document: FederationDocument;
  resources: ReadonlyMap<string, ObservedResource>;
  wanted: readonly WantedMembership[];
  known: AccessKnowledge;
}

/** What the document asks for, as if it were there. */
export function desiredAccessState(desired: DesiredState, known: AccessKnowledge = {}): AccessState {
  const entries = desired.resources.map((resource): [string, ObservedResource] => {
    const id = resource.kind === "role" ? known.roleIds?.get(resource.name) : undefined;
    return [
      addressOf(resource),
      { resource, owner: desired.federation, ...(id === undefined ? {} : { id }) },
    ];
  });
  return {
    source: "desired",
    document: desired.document,
    resources: new Map(entries),
    wanted: desired.membershipSteps,
    known,
  };
}

function wantedBy(document: FederationDocument): WantedMembership[] {
  return document.roles.flatMap((role) =>
    role.workspaces.map(({ workspace, role: workspaceRole }) => ({
      role: role.name,
      workspace,
      workspaceRole,
    })),
  );
}

/** A matrix of another account would tell the truth about the wrong people. */
export function observedAccessFindings(document: FederationDocument, observed: ObservedState): Diagnostic[] {
  if (observed.caller.accountId === document.accountId) return [];
  return [
    diagnostic("cloud.account.mismatch", {
      detail: "What was seen is another account than the one this federation is about.",
      path: "accountId",
      want: document.accountId,
      got: observed.caller.accountId,
    }),
  ];
}

/**
 * What the cloud shows. RAM knows no groups and no memberships are told, so the document says who was meant to reach
 * what: best the one that was applied last.
 */
export function observedAccessState(
  document: FederationDocument,
  observed: ObservedState,
  known: AccessKnowledge = {},
): AccessState {
  return {
    source: "observed",
    document,
    resources: observed.resources,
    wanted: wantedBy(document),
    known: { workspaces: observed.workspaces, ...known },
  };
}

/** What a plan takes away; a replaced role goes with everything attached to it, and comes back without. */
function takeAway(resources: Map<string, ObservedResource>, plan: Plan): void {
  for (const change of plan.changes) {
    if (change.action === "delete") resources.delete(change.address);
    if (change.action !== "replace") continue;
    resources.delete(change.address);
    for (const attachment of change.detach) resources.delete(addressOf(attachment));
  }
}

/**
 * What the cloud would show once the plan is applied and a person has made its memberships. No plan takes a
 * membership away, so one that is vouched for stays, wanted or not, as long as its role does.
 */
export function plannedAccessState(
  { plan, document }: { plan: Plan; document: FederationDocument },
  observed: AccessState,
): AccessState {
  const resources = new Map(observed.resources);
  takeAway(resources, plan);
  for (const change of plan.changes) {
    if (!("after" in change)) continue;
    const id = resources.get(change.address)?.id;
    resources.set(change.address, {
      resource: change.after,
      owner: plan.federation,
      ...(id === undefined ? {} : { id }),
    });
  }
  return { ...observed, source: "plan", document, resources, wanted: plan.membershipSteps };
}
