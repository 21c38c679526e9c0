import type { Assumptions } from "../assumptions.ts";

/** When a sign-in is judged, and by which guesses. */
export interface Circumstances {
  now: Date;
  assumptions: Assumptions;
}
