import { type ApplyEvent, type Change, diagnostic, type Plan, type Write } from "@modelstudio-sso/contracts";
import { CloudError, cloudDiagnostic } from "../cloud-error.ts";
import { isWrite } from "../plan/order.ts";
import type { CloudPort } from "../ports.ts";
import { applyChange, type ChangeOutcome } from "./apply-change.ts";

/** How a run does one change and says what happened; a durable engine remembers both across restarts. */
export interface RunSteps {
  /**
   * Runs `work` at least once; a remembered result is not run again. `mayHaveRun` is true where an earlier try may
   * have reached the cloud, so that `work` reads before it writes.
   */
  change(address: string, work: (mayHaveRun: boolean) => Promise<ChangeResult>): Promise<ChangeResult>;
  emit(event: ApplyEvent): Promise<void>;
  /** Waits before a change is tried again; `attempt` is 1 after the first try. */
  wait(attempt: number): Promise<void>;
  /** An error that is not the cloud's: the run shows a finding, and the cause belongs in a log. */
  broke(address: string, error: unknown): void;
  now(): Promise<string>;
}

export type ChangeResult =
  | ({ ok: true } & ChangeOutcome)
  | { ok: false; failure: ApplyEvent & { type: "change-failed" } };

function failed(address: string, at: string, error: unknown): ChangeResult {
  const found =
    error instanceof CloudError
      ? cloudDiagnostic(error, address)
      : diagnostic("service.internal", {
          detail: "The change stopped on an error of this service.",
          path: address,
        });
  return { ok: false, failure: { type: "change-failed", at, address, diagnostic: found } };
}

async function applyOne(cloud: CloudPort, steps: RunSteps, change: Write): Promise<boolean> {
  const { address, action } = change;
  await steps.emit({ type: "change-started", at: await steps.now(), address, action });
  const result = await steps.change(address, async (mayHaveRun) => {
    try {
      return { ok: true, ...(await applyChange(cloud, change, { mayHaveRun, wait: steps.wait })) };
    } catch (error) {
      if (!(error instanceof CloudError)) steps.broke(address, error);
      return failed(address, await steps.now(), error);
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
  for (const change of writes) {
    if (!(await applyOne(cloud, steps, change))) {
      outcome = "failed";
      break;
    }
  }
  await steps.emit({ type: "run-finished", at: await steps.now(), outcome });
  return outcome;
}
