import type {
  Diagnostic,
  FederationDocument,
  LoginTest,
  Membership,
  PlanRecord,
  Run,
} from "@modelstudio-sso/contracts";

/** The road, in order. Each is a page of its own. */
export const stepIds = [
  "account",
  "identity-provider",
  "groups",
  "review",
  "guide",
  "memberships",
  "test",
  "done",
] as const;
export type StepId = (typeof stepIds)[number];

/** Who has to act. `console`: anybody who may manage workspace members in Model Studio. */
export type Who = "you" | "both" | "idp-admin" | "console" | "nobody";

export interface StepStatus {
  id: StepId;
  state: "done" | "next" | "open" | "stale";
  who: Who;
}

/** What is known of a federation; a part that has not been read yet is absent. */
export interface Knowledge {
  document: FederationDocument;
  version: number;
  review?: Diagnostic[] | undefined;
  plan?: PlanRecord | null | undefined;
  runs?: Run[] | undefined;
  memberships?: Membership[] | undefined;
  tests?: LoginTest[] | undefined;
}

/** The RAM-user path has no identity provider, so nobody to guide. */
export function stepsFor(document: FederationDocument): StepId[] {
  return document.loginPath.kind === "idp"
    ? [...stepIds]
    : stepIds.filter((id) => id !== "identity-provider" && id !== "guide");
}

const who: Record<StepId, Who> = {
  account: "you",
  "identity-provider": "both",
  groups: "you",
  review: "you",
  guide: "idp-admin",
  memberships: "console",
  test: "both",
  done: "nobody",
};

/** Where each step stands. The first step that is not done is the next one; later ones stay open to visit. */
export function roadOf(known: Knowledge): StepStatus[] {
  let nextFound = false;
  const idp = known.document.loginPath.kind === "idp";
  const actor = (id: StepId): Who => (id === "test" && !idp ? "you" : who[id]);
  return stepsFor(known.document).map((id) => {
    // The hand-over has nothing of its own to do: it is done when everything before it is.
    const state = id === "done" ? (nextFound ? "open" : "done") : stateOf(id, known);
    if (state === "done") return { id, state, who: actor(id) };
    const first = !nextFound;
    nextFound = true;
    return { id, state: state === "stale" ? "stale" : first ? "next" : "open", who: actor(id) };
  });
}

/** The step a person should see first when they come back. */
export function nextStep(known: Knowledge): StepId {
  return roadOf(known).find((step) => step.state !== "done")?.id ?? "done";
}

function stateOf(id: StepId, known: Knowledge): "done" | "open" | "stale" {
  const { document } = known;
  switch (id) {
    case "account":
      return document.loginPath.kind === "idp" || document.loginPath.users.length > 0 ? "done" : "open";
    case "identity-provider":
      return document.loginPath.kind === "idp" && document.loginPath.metadataXml ? "done" : "open";
    case "groups":
      return document.roles.length > 0 && !hasRoleErrors(known.review) ? "done" : "open";
    case "review":
      return reviewState(known);
    case "guide":
      return known.tests?.some((test) => test.report?.identity !== undefined) ? "done" : "open";
    case "memberships":
      return membershipsDone(known) ? "done" : "open";
    case "test":
      return known.tests?.some(provesTheCloud) ? "done" : "open";
    case "done":
      return "open";
  }
}

/** A rehearsal, or a captured response that nobody exchanged, never reaches Alibaba Cloud: it does not end this step. */
function provesTheCloud({ status, kind, report }: LoginTest): boolean {
  return status === "passed" && (kind === "real-road" || report?.exchange?.ok === true);
}

function hasRoleErrors(review: Diagnostic[] | undefined): boolean {
  return (review ?? []).some((found) => found.severity === "error" && found.path?.startsWith("roles"));
}

/** Applied once, but the document changed since: the cloud no longer matches what is written here. */
function reviewState({ runs, plan, version }: Knowledge): "done" | "open" | "stale" {
  const applied = runs?.find((run) => run.status === "succeeded");
  if (applied === undefined || applied.kind === "destroy") return "open";
  // A way back saves the document of then as a new version, which its plan was not made from.
  const appliedVersion = applied.federationVersion ?? plan?.federationVersion;
  if (plan && plan.id === applied.planId && appliedVersion !== version) return "stale";
  if (plan && plan.id !== applied.planId && plan.plan.changes.some(isWrite)) return "stale";
  return "done";
}

function isWrite(change: { action: string }): boolean {
  return change.action !== "no-op" && change.action !== "untouched";
}

function membershipsDone({ document, memberships }: Knowledge): boolean {
  if (document.roles.length === 0 || memberships === undefined || memberships.length === 0) return false;
  return memberships.every((membership) => membership.state !== "unknown");
}
