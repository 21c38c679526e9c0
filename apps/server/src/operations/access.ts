import {
  type AccessMatrix,
  type AccessReport,
  type AccessSource,
  type Diagnostic,
  diagnostic,
  type Federation,
  type FederationDocument,
  type PlanRecord,
  workspaceRoleSchema,
} from "@modelstudio-sso/contracts";
import {
  type AccessKnowledge,
  accessChoice,
  accessDifference,
  accessMatrix,
  CloudError,
  cloudDiagnostic,
  desiredAccessState,
  desiredState,
  type MembershipEvidence,
  type ObservedState,
  observe,
  observedAccessFindings,
  observedAccessState,
  plannedAccessState,
  subjectsNamed,
} from "@modelstudio-sso/federation";
import { api, federationOf, mustFind, type SignedInContext, signedIn } from "./context.ts";
import { Refused } from "./refused.ts";

interface Question {
  id: string;
  source: AccessSource;
  plan?: string | undefined;
  logonSessionSeconds?: number | undefined;
}

async function evidence(
  { services, organization }: SignedInContext,
  federationId: string,
): Promise<MembershipEvidence[]> {
  const attestations = await services.store.attestations.list(organization.id, federationId);
  return attestations.flatMap(({ workspaceRole, note, ...entry }) => {
    const role = workspaceRoleSchema.safeParse(workspaceRole);
    if (!role.success) return [];
    return [{ ...entry, workspaceRole: role.data, ...(note === null ? {} : { note }) }];
  });
}

/** What `SessionNotOnOrAfter` left of a session in the latest login test that it decided, by role. */
async function sessionsSeen(
  { services, organization }: SignedInContext,
  federationId: string,
): Promise<Map<string, number>> {
  const tests = await services.store.loginTests.list(organization.id, federationId);
  const [latest] = tests.filter((test) => test.report !== null && test.report.results.length > 0);
  const capped = (latest?.report?.results ?? []).filter(
    (result) => result.sessionLimit === "SessionNotOnOrAfter",
  );
  return new Map(capped.map((result) => [result.roleName, result.sessionSeconds]));
}

async function knowledge(
  signed: SignedInContext,
  federationId: string,
  question: Question,
): Promise<AccessKnowledge> {
  const [memberships, sessionNotOnOrAfter] = await Promise.all([
    evidence(signed, federationId),
    sessionsSeen(signed, federationId),
  ]);
  return { memberships, sessionNotOnOrAfter, logonSessionSeconds: question.logonSessionSeconds };
}

/** The document tells who should do what even while the cloud is away; then no membership is known. */
async function seenIfReachable(
  signed: SignedInContext,
  { document }: Federation,
): Promise<{ observed: ObservedState | null; findings: Diagnostic[] }> {
  try {
    const observed = await observe(signed.services.cloud(document), document);
    return { observed, findings: observedAccessFindings(document, observed) };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return { observed: null, findings: [{ ...cloudDiagnostic(error), severity: "warning" }] };
  }
}

function roleIdsOf(observed: ObservedState | null): Map<string, string> {
  const entries = [...(observed?.resources.values() ?? [])].flatMap(({ resource, id }): [string, string][] =>
    resource.kind === "role" && id !== undefined ? [[resource.name, id]] : [],
  );
  return new Map(entries);
}

async function desiredReport(
  signed: SignedInContext,
  federation: Federation,
  known: AccessKnowledge,
): Promise<AccessReport> {
  const { observed, findings } = await seenIfReachable(signed, federation);
  // Who may do what does not depend on the IdP's metadata, so nothing of it is read here.
  const desired = desiredState(federation.document, { now: signed.services.now() });
  const state = desiredAccessState(desired, {
    ...known,
    workspaces: observed?.workspaces,
    roleIds: roleIdsOf(observed),
  });
  return { matrix: accessMatrix(state), difference: null, plan: null, findings };
}

async function planAsked(
  { services, organization }: SignedInContext,
  federation: Federation,
  asked: string | undefined,
): Promise<PlanRecord> {
  const { plans } = services.store;
  if (asked !== undefined) {
    return mustFind("plan", asked, async (id) => {
      const found = await plans.get(organization.id, id);
      return found?.federationId === federation.id ? found : null;
    });
  }
  const latest = await plans.latest(organization.id, federation.id);
  if (latest !== null) return latest;
  throw new Refused(
    [diagnostic("request.not-found", { detail: "No plan of this federation was made yet." })],
    "NOT_FOUND",
  );
}

/** The document a plan leads to: a way back has an earlier one, and after taking everything away nobody is meant. */
async function leadsTo(
  { services, organization }: SignedInContext,
  { plan, returnsTo }: PlanRecord,
  document: FederationDocument,
): Promise<FederationDocument> {
  if (plan.kind === "destroy") return { ...document, roles: [] };
  if (returnsTo === null) return document;
  return (await services.store.history.earlier(organization.id, returnsTo))?.document ?? document;
}

async function accessReport(signed: SignedInContext, question: Question): Promise<AccessReport> {
  const federation = await federationOf(signed, question.id);
  const known = await knowledge(signed, federation.id, question);
  if (question.source === "desired") return desiredReport(signed, federation, known);
  const record = question.source === "plan" ? await planAsked(signed, federation, question.plan) : null;
  const { document } = federation;
  const { services, organization } = signed;
  const [observed, applied] = await Promise.all([
    observe(services.cloud(document), document),
    services.store.runs.lastApplied(organization.id, federation.id),
  ]);
  const state = observedAccessState(applied?.document ?? document, observed, known);
  const findings = observedAccessFindings(document, observed);
  const now: AccessMatrix = accessMatrix(state);
  if (record === null) return { matrix: now, difference: null, plan: null, findings };
  const leading = { plan: record.plan, document: await leadsTo(signed, record, document) };
  const matrix = accessMatrix(plannedAccessState(leading, state));
  return {
    matrix,
    difference: accessDifference(now, matrix),
    plan: {
      id: record.id,
      createdAt: record.createdAt,
      stale: record.federationVersion !== federation.version,
    },
    findings,
  };
}

export const matrix = api.access.matrix.handler(({ input, context }) =>
  accessReport(signedIn(context), input),
);

export const forGroups = api.access.forGroups.handler(async ({ input, context }) => {
  const { matrix: asked, findings } = await accessReport(signedIn(context), input);
  return { choice: accessChoice(asked, subjectsNamed(asked, input.groups)), findings };
});
