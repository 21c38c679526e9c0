import { checkMetadata, type MetadataCheckOptions } from "../../src/index.ts";
import type { Outcome } from "../samples/response-samples.ts";
import { metadata } from "../support/metadata.ts";
import { now, signer } from "../support/response.ts";

/** The sound document that those of guards are made from. */
export const sound = metadata({ signers: [signer] });

/** What a document in its place leads to; accepted is what is given out as validated. */
export function described(input: string | Uint8Array, options: Partial<MetadataCheckOptions> = {}): Outcome {
  const { validated, diagnostics } = checkMetadata(input, { now, ...options });
  return { verdict: validated === undefined ? "reject" : "accept", diagnostics };
}
