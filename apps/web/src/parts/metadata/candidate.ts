import type { MetadataCheck } from "@modelstudio-sso/contracts";

/** What was read but not yet saved. */
export interface Candidate {
  check: MetadataCheck;
  /** The document to keep: the original, or the chosen entity of an aggregate. */
  xml: string;
}
