import {
  changedFields,
  diagnostic,
  type Federation,
  type FederationDocument,
  type Plan,
  type PlanRecord,
  type Run,
} from "@modelstudio-sso/contracts";
import { writesOf } from "@modelstudio-sso/federation";
import { aboutFederation, type SignedInContext } from "../operations/context.ts";
import { Refused } from "../operations/refused.ts";
import { sha256 } from "../storage/audit.ts";
import type { Store } from "../storage/store.ts";
import { type Note, recorded } from "./record.ts";

/** Keeps a plan that was made; approvals of any other plan of this federation end with it. */
export function keepPlan(
  signed: SignedInContext,
  federation: Federation,
  { plan, returnsTo }: { plan: Plan; returnsTo: string | null },
): Promise<PlanRecord> {
  return recorded(signed, async (store, note) => {
    const record = await store.plans.add(signed.organization.id, {
      federationId: federation.id,
      federationVersion: federation.version,
      plan,
      returnsTo,
      by: signed.person.email,
    });
    await store.approvals.endOthers(federation.id, plan.fingerprint);
    note({
      action: "plan.made",
      ...aboutFederation(federation),
      facts: {
        plan: record.id,
        kind: plan.kind,
        ...(returnsTo === null ? {} : { returnsTo }),
        fingerprint: plan.fingerprint,
        version: federation.version,
        changes: writesOf(plan.changes).length,
      },
    });
    return record;
  });
}

/** A plan that goes back would undo what was saved after it was made, unseen. */
function savedMeanwhile(): Refused {
  return new Refused(
    [
      diagnostic("request.conflict", {
        detail: "The federation was saved after this plan was made. Plan the way back again, and look at it.",
      }),
    ],
    "CONFLICT",
  );
}

interface RunToKeep {
  record: PlanRecord;
  /** What the run applies. */
  document: FederationDocument;
  acknowledge: readonly string[];
}

/** On the way back the earlier document becomes the federation's, in the same breath as the run begins. */
async function takeBack(
  signed: SignedInContext,
  federation: Federation,
  { store, note, document }: { store: Store; note: (note: Note) => void; document: FederationDocument },
): Promise<void> {
  const { id, version } = federation;
  const by = signed.person.email;
  const saved = await store.federations.save(signed.organization.id, { id, version, document, by });
  if (saved === null) throw savedMeanwhile();
  note({
    action: "federation.saved",
    ...aboutFederation(saved),
    changes: changedFields(federation.document, saved.document, sha256),
    facts: { version: saved.version },
  });
}

/** Keeps a run that may begin, and uses up what approved it; `null` where another one is still going. */
export function keepRun(
  signed: SignedInContext,
  federation: Federation,
  given: RunToKeep,
): Promise<Run | null> {
  const { record, document, acknowledge } = given;
  const { kind, fingerprint } = record.plan;
  const goesBack = kind === "rollback";
  if (goesBack && record.federationVersion !== federation.version) throw savedMeanwhile();
  return recorded(signed, async (store, note) => {
    const run = await store.runs.start(signed.organization.id, {
      federationId: federation.id,
      planId: record.id,
      kind,
      document,
      federationVersion: federation.version + (goesBack ? 1 : 0),
      by: signed.person.email,
    });
    if (run === null) return null;
    if (goesBack) await takeBack(signed, federation, { store, note, document });
    const used = await store.approvals.use(federation.id);
    note({
      action: "run.started",
      ...aboutFederation(federation),
      facts: {
        run: run.id,
        plan: record.id,
        kind,
        fingerprint,
        acknowledged: acknowledge.join(", "),
        approvedBy: used.join(", "),
      },
    });
    return run;
  });
}
