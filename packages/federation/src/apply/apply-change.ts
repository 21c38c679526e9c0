import type { Write } from "@modelstudio-sso/contracts";
import { CloudError } from "../cloud-error.ts";
import type { CloudPort } from "../ports.ts";
import { executeChange } from "./execute-change.ts";
import { isSettled } from "./settle-change.ts";

export interface ChangeOutcome {
  outcome: "applied" | "settled";
  requestId?: string;
}

/** Refusals that may mean "it is already as you want it". */
const worthReading = new Set(["already-exists", "not-found", "unknown-outcome", "unreachable"]);

/**
 * Applies one change so that repeating it is harmless: on a restart (`mayHaveRun`) it reads before it writes, and
 * after a conflict or a lost answer it reads and compares. Rejects with `CloudError` where the change is not in place.
 */
export async function applyChange(
  cloud: CloudPort,
  change: Write,
  options: { mayHaveRun: boolean },
): Promise<ChangeOutcome> {
  if (options.mayHaveRun && (await isSettled(cloud, change))) return { outcome: "settled" };
  try {
    const { requestId } = await executeChange(cloud, change);
    return { outcome: "applied", requestId };
  } catch (error) {
    if (!(error instanceof CloudError) || !worthReading.has(error.kind)) throw error;
    if (await isSettled(cloud, change)) return { outcome: "settled" };
    throw error;
  }
}
