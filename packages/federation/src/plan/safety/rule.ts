import type { Change, Diagnostic } from "@modelstudio-sso/contracts";
import type { DesiredState } from "../../desired/desired-state.ts";
import type { ObservedState } from "../../observe/observed-state.ts";
import type { Purpose } from "../purpose.ts";

/** What a safety rule looks at. In `observed`, what the plan adopts counts as this federation's already. */
export interface PlanSides {
  desired: DesiredState;
  observed: ObservedState;
  changes: readonly Change[];
  purpose: Purpose;
}

/** One named rule: its findings about a plan. Pure, and independent of all others. */
export type Rule = (sides: PlanSides) => Diagnostic[];
