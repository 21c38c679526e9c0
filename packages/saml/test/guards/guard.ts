import type { Outcome } from "../samples/response-samples.ts";

/** One check of a pipeline, a message only it refuses, and how it is taken out to see that. */
export interface Guard {
  readonly name: string;
  /** Stage of its pipeline (docs/saml-guards.md). */
  readonly stage:
    | "bytes"
    | "text"
    | "parser"
    | "aggregate"
    | "structure"
    | "schema"
    | "signature"
    | "content";
  /** Below packages/saml/src. */
  readonly file: string;
  /** Occurs once in the file; replaced by `by`, the check is gone. */
  readonly find: string;
  readonly by: string;
  /** The codes the message leads to, each once. */
  readonly codes: readonly string[];
  readonly message: () => Outcome;
  /** Where other guards refuse the message too: what this one adds. Absent where it stands alone. */
  readonly adds?: string;
}
