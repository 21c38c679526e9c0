import {
  type ApplyEvent,
  type Change,
  type Diagnostic,
  diagnostic,
  type Plan,
  type Write,
} from "@modelstudio-sso/contracts";
import { CloudError, cloudDiagnostic } from "../cloud-error.ts";
import { isWrite } from "../plan/order.ts";
import type { CloudPort } from "../ports.ts";
import { applyChange, type ChangeOutcome } from "./apply-change.ts";
import { InTheWay } from "./in-the-way.ts";
import { leansOn } from "./leans-on.ts";

/** How a run does one change and says what happened; a durable engine remembers both across restarts. */
export interface RunSteps {
  /**
   * Runs `work` at least once; a remembered result is not run again. `mayHaveRun` is true where an earlier try may
   * have reached the cloud, so that `work` reads before it writes.
   */
  change(address: string, work: (mayHaveRun: boolean) => Promise<ChangeResult>): Promise<ChangeResult>;
  emit(event: ApplyEvent): Promise<void>;
  /** Waits before a change is looked at or tried again; `attempt` counts the pauses of that change from 1. */
  wait(attempt: number): Promise<void>;
  /** An error that is not the cloud's: the run shows a finding, and the cause belongs in a log. */
  broke(address: string, error: unknown): void;
  now(): Promise<string>;
}

export type ChangeResult =
  | ({ ok: true } & ChangeOutcome)
  | { ok: false; failure: ApplyEvent & { type: "change-failed" } };

/** What a change stopped on, for people; `null`: an error that is neither the cloud's nor anything that stands there. */
function findingOf(address: string, error: unknown): Diagnostic | null {
  if (error instanceof CloudError) return cloudDiagnostic(error, address);
  return error instanceof InTheWay ? error.finding : null;
}

function broken(address: string): Diagnostic {
  const detail = "The change stopped on an error of this service.";
  return diagnostic("service.internal", { detail, path: address });
}

interface Place {
  cloud: CloudPort;
  steps: RunSteps;
  /** What the run has done before this change, in order; a run that was taken up again knows it from its record. */
  done: readonly Write[];
}

async function applyOne({ cloud, steps, done }: Place, change: Write): Promise<boolean> {
  const { address, action } = change;
  await steps.emit({ type: "change-started", at: await steps.now(), address, action });
  const result = await steps.change(address, async (mayHaveRun) => {
    try {
      const given = { mayHaveRun, wait: steps.wait, leansOnThisRun: leansOn(change, done) };
      return { ok: true, ...(await applyChange(cloud, change, given)) };
    } catch (error) {
      const found = findingOf(address, error);
      if (found === null) steps.broke(address, error);
      const at = await steps.now();
      const failure = { type: "change-failed" as const, at, address, diagnostic: found ?? broken(address) };
      return { ok: false, failure };
    }
  });
  if (!result.ok) {
    await steps.emit(result.failure);
    return false;
  }
  const { outcome, requestId } = result;
  await steps.emit({
    type: "change-done",
    at: await steps.now(),
    address,
    outcome,
    ...(requestId === undefined ? {} : { requestId }),
  });
  return true;
}

/** The writes of a plan, in order. */
export function writesOf(changes: readonly Change[]): Write[] {
  return changes.filter(isWrite);
}

/**
 * Applies a plan change by change and stops at the first failure: what follows may build on it. The plan must have
 * been checked against the cloud just before (`refusalsOf`).
 */
export async function runPlan(
  plan: Plan,
  cloud: CloudPort,
  steps: RunSteps,
): Promise<"succeeded" | "failed"> {
  const writes = writesOf(plan.changes);
  await steps.emit({ type: "run-started", at: await steps.now(), changes: writes.length });
  let outcome: "succeeded" | "failed" = "succeeded";
  const done: Write[] = [];
  for (const change of writes) {
    if (!(await applyOne({ cloud, steps, done }, change))) {
      outcome = "failed";
      break;
    }
    done.push(change);
  }
  await steps.emit({ type: "run-finished", at: await steps.now(), outcome });
  return outcome;
}
