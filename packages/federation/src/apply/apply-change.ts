import type { Write } from "@modelstudio-sso/contracts";
import { CloudError } from "../cloud-error.ts";
import type { CloudPort } from "../ports.ts";
import { executeChange } from "./execute-change.ts";
import { isSettled } from "./settle-change.ts";

export interface ChangeOutcome {
  /** `settled`: an earlier try, or somebody, had already made it so; a read showed it. */
  outcome: "applied" | "settled";
  requestId?: string;
}

export interface ApplyPatience {
  /** True where an earlier try may have reached the cloud, so that a read comes before the write. */
  mayHaveRun: boolean;
  /** Waits before the next try; `attempt` is 1 after the first one failed. */
  wait(attempt: number): Promise<void>;
}

/** Tries of one change, the first included. */
const mostTries = 4;

/** Refusals that may mean "it is already as you want it". */
const conflicts = new Set(["already-exists", "not-found"]);
/** Nobody knows whether the cloud did it; reading tells, and then trying again is harmless. */
const uncertain = new Set(["unknown-outcome", "unexpected-answer", "unreachable", "throttled"]);

/**
 * Applies one change so that repeating it is harmless. Mutations carry no client token, so after a lost answer the
 * cloud is read and compared before anything is sent again. Rejects with `CloudError` where the change is not in place.
 */
export async function applyChange(
  cloud: CloudPort,
  change: Write,
  { mayHaveRun, wait }: ApplyPatience,
): Promise<ChangeOutcome> {
  let readFirst = mayHaveRun;
  for (let attempt = 1; ; attempt += 1) {
    if (readFirst && (await isSettled(cloud, change))) return { outcome: "settled" };
    try {
      const { requestId } = await executeChange(cloud, change);
      return { outcome: "applied", requestId };
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      if (conflicts.has(error.kind) && (await isSettled(cloud, change))) return { outcome: "settled" };
      if (!uncertain.has(error.kind) || attempt >= mostTries) throw error;
      await wait(attempt);
      readFirst = true;
    }
  }
}
