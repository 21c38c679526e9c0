import type { CreatedResponse } from "../../src/index.ts";
import type { Reading } from "../reading.ts";

export interface Sample {
  created: CreatedResponse;
  response: Reading;
}

/** A good and a broken response of the same person, and what is needed to compare them. */
export interface Comparison {
  good: Sample;
  bad: Sample;
  certificate: string;
  entityId: string;
  /** Another response with the same fault. */
  again(): Promise<Sample>;
}

export type Check = (comparison: Comparison) => void | Promise<void>;
