import type { Write } from "@modelstudio-sso/contracts";
import { CloudError, type CloudErrorKind } from "../cloud-error.ts";
import type { CloudPort } from "../ports.ts";
import { senderOf } from "./execute-change.ts";
import { InTheWay } from "./in-the-way.ts";
import { lookAt, type Sight } from "./look-at-change.ts";

export interface ChangeOutcome {
  /** `settled`: an earlier try, or somebody, had already made it so; a read showed it. */
  outcome: "applied" | "settled";
  requestId?: string;
}

export interface ApplyPatience {
  /** True where an earlier try may have reached the cloud, so that a read comes before the write. */
  mayHaveRun: boolean;
  /** True where the change needs what its own run has just done, which the cloud may not know of yet (`leansOn`). */
  leansOnThisRun?: boolean;
  /** Waits before the next look or try; `attempt` counts the pauses of this change from 1. */
  wait(attempt: number): Promise<void>;
}

/** Pauses of one change, whatever they are for. With pauses that double from half a second: half a minute. */
const mostPauses = 6;
/** Times one change is sent again after an answer that tells nothing. */
const mostRepeats = 3;
/** Looks, a pause apart, before something is sent again of which a second one would not be harmless. */
const carefulLooks = 5;

/** Nobody knows whether the cloud did it; reading tells, and then trying again is harmless. */
const uncertain: ReadonlySet<CloudErrorKind> = new Set([
  "unknown-outcome",
  "unexpected-answer",
  "unreachable",
  "throttled",
]);

/** A create is refused where the name is taken, and a replacement asks for the RoleId; these strike whatever is there. */
const strikesByName: ReadonlySet<Write["action"]> = new Set(["update", "adopt", "delete"]);

/** What has happened to one change so far. */
interface Trial {
  cloud: CloudPort;
  change: Write;
  leans: boolean;
  /** An earlier try may have taken effect. */
  inDoubt: boolean;
  /** A process that is gone may have tried it, and nobody knows how far it came. */
  resumed: boolean;
  lost: number;
  /** Waits; false: patience is at its end, and there was no pause. */
  pause(): Promise<boolean>;
}

function begin(cloud: CloudPort, change: Write, given: ApplyPatience): Trial {
  let pauses = 0;
  return {
    cloud,
    change,
    leans: given.leansOnThisRun ?? false,
    inDoubt: given.mayHaveRun,
    resumed: given.mayHaveRun,
    lost: 0,
    pause: async () => {
      if (pauses >= mostPauses) return false;
      pauses += 1;
      await given.wait(pauses);
      return true;
    },
  };
}

/**
 * Sending it a second time would do what nobody wants: a version more of a policy, or, where a process died over a
 * replacement and reads are late, the new role deleted instead of the old one.
 */
function needsCare({ change, resumed }: Trial): boolean {
  if (change.action === "replace") return resumed;
  return change.action !== "delete" && change.action !== "create" && change.after.kind === "custom-policy";
}

/** Looks before something is sent again; true: it is in place. Rejects where somebody else's thing would be struck. */
async function hasTakenEffect(trial: Trial): Promise<boolean> {
  for (let looks = 1; ; looks += 1) {
    const sight = await lookAt(trial.cloud, trial.change);
    if (sight.is === "settled") return true;
    if (sight.is === "differs" && strikesByName.has(trial.change.action)) {
      throw new InTheWay(trial.change, sight);
    }
    const again = sight.is === "before" && needsCare(trial) && looks < carefulLooks;
    if (!again || !(await trial.pause())) break;
  }
  // From here on this process knows how far the change came.
  trial.resumed = false;
  return false;
}

/**
 * What a refusal is worth that contradicts the reads: "it exists" on a create, "it does not" on a delete. The call
 * that changes things knows better, so a read that does not show it yet is late, and is given time.
 */
async function settleConflict(trial: Trial, error: CloudError): Promise<"settled" | "again"> {
  const { cloud, change } = trial;
  for (;;) {
    const sight: Sight = await lookAt(cloud, change);
    if (sight.is === "settled") return "settled";
    // Of our own making, its tags may only be the last to be seen; of anybody else's, what is seen is what it is.
    const decided = sight.is === "differs" && !trial.inDoubt;
    if (decided || !(await trial.pause())) {
      throw sight.is === "differs" ? new InTheWay(change, sight, error) : error;
    }
    // A name is taken once, so a create may be sent again; a delete might strike what came after.
    if (change.action !== "delete") return "again";
  }
}

/** What to do about a refusal: go on, or reject with the truth. */
async function answerTo(trial: Trial, error: CloudError): Promise<"settled" | "again"> {
  const { action } = trial.change;
  if (uncertain.has(error.kind)) {
    trial.inDoubt = true;
    trial.lost += 1;
    if (trial.lost > mostRepeats || !(await trial.pause())) throw error;
    return "again";
  }
  const makes = action === "create" || action === "replace";
  if (error.kind === (makes ? "already-exists" : "not-found") && (makes || action === "delete")) {
    return settleConflict(trial, error);
  }
  const maySettle = error.kind === "already-exists" || error.kind === "not-found";
  if (maySettle && (await lookAt(trial.cloud, trial.change)).is === "settled") return "settled";
  if (trial.leans && (error.kind === "not-found" || error.kind === "refused") && (await trial.pause())) {
    return "again";
  }
  throw error;
}

/**
 * Applies one change so that repeating it is harmless. Mutations carry no client token, and reads may be late: after a
 * lost answer the cloud is read and compared before anything is sent again, and what contradicts a read is given time.
 * Rejects with `CloudError` where the change is not in place, and with `InTheWay` where something else is in its.
 */
export async function applyChange(
  cloud: CloudPort,
  change: Write,
  given: ApplyPatience,
): Promise<ChangeOutcome> {
  const trial = begin(cloud, change, given);
  const send = senderOf(cloud, change);
  let lookFirst = given.mayHaveRun;
  for (;;) {
    try {
      if (lookFirst && (await hasTakenEffect(trial))) return { outcome: "settled" };
      const receipt = await send();
      return receipt === null ? { outcome: "settled" } : { outcome: "applied", requestId: receipt.requestId };
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      if ((await answerTo(trial, error)) === "settled") return { outcome: "settled" };
      lookFirst = true;
    }
  }
}
