import {
  type DriftCheck,
  diagnostic,
  type Federation,
  type Plan,
  type Watch,
} from "@modelstudio-sso/contracts";
import { CloudError, cloudDiagnostic, planFederation, verifyReport } from "@modelstudio-sso/federation";
import { recordAs, theService } from "../audit/record.ts";
import type { Services } from "../services.ts";

export interface Watched {
  organizationId: string;
  federation: Federation;
  watch: Watch;
}

/** Why drift may not be put right without a person; `null`: it may. */
function held({ federation, watch }: Watched, plan: Plan, appliedVersion: number): string | null {
  const approved = watch.standingApproval;
  if (approved === null) return "There is no standing approval.";
  if (approved.version !== federation.version || appliedVersion !== federation.version) {
    return `The standing approval is for version ${approved.version} of the document; saved is version ${federation.version}, applied version ${appliedVersion}.`;
  }
  const finding = plan.findings.find((found) => found.severity !== "info");
  if (finding !== undefined) return `The plan has a finding: ${finding.title} (${finding.code}).`;
  return null;
}

async function putRight(services: Services, watched: Watched, plan: Plan): Promise<string | null> {
  const { organizationId, federation, watch } = watched;
  const by = `standing approval of ${watch.standingApproval?.by ?? "nobody"}`;
  return recordAs({ store: services.store, organizationId, author: theService }, async (store, note) => {
    const { id: planId } = await store.plans.add(organizationId, {
      federationId: federation.id,
      federationVersion: federation.version,
      plan,
      by,
    });
    const run = await store.runs.start(organizationId, {
      federationId: federation.id,
      planId,
      kind: "apply",
      document: federation.document,
      federationVersion: federation.version,
      by,
    });
    if (run === null) return null;
    note({
      action: "run.started",
      subject: { kind: "run", id: run.id, name: federation.document.name },
      federation: federation.id,
      facts: { plan: planId, by, drift: true },
    });
    return run.id;
  });
}

/**
 * Compares the cloud with what was last applied, which is not what somebody may be drafting. Where it is so set, a
 * finding-free plan under a standing approval is applied at once.
 */
export async function checkDrift(services: Services, watched: Watched): Promise<DriftCheck> {
  const { organizationId, federation, watch } = watched;
  const at = services.now().toISOString();
  const applied = await services.store.runs.lastApplied(organizationId, federation.id);
  if (applied === null) return { at, outcome: "not-applied", drift: [], diagnostics: [] };
  try {
    const { document } = applied;
    const [inputs, history] = await Promise.all([
      services.saml.planInputs(document, services.now()),
      services.store.history.applied(organizationId, federation.id),
    ]);
    const plan = await planFederation(services.cloud(document), document, { ...inputs, history });
    const report = verifyReport(plan);
    const drift = report.drift.map((change) => change.address);
    const seen = { at, drift, diagnostics: report.diagnostics };
    if (drift.length === 0) return { ...seen, outcome: "in-place" };
    if (watch.driftMode !== "enforce") return { ...seen, outcome: "drifted" };
    const reason = held(watched, plan, applied.version);
    const runId = reason === null ? await putRight(services, watched, plan) : null;
    if (runId !== null) {
      await services.startRun(runId);
      return { ...seen, outcome: "enforced", runId };
    }
    const detail = `${reason ?? "Another run of this federation is going."} Make a plan and approve it.`;
    return {
      ...seen,
      outcome: "drifted",
      diagnostics: [...report.diagnostics, diagnostic("watch.enforcement-held", { detail })],
    };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return { at, outcome: "failed", drift: [], diagnostics: [cloudDiagnostic(error)] };
  }
}
