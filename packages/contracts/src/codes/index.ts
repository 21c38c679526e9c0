import { alibabaCodes } from "./alibaba.ts";
import { cloudCodes } from "./cloud.ts";
import { federationCodes } from "./federation.ts";
import { loginCodes } from "./login.ts";
import { metadataCodes } from "./metadata.ts";
import { planCodes } from "./plan.ts";
import { requestCodes } from "./request.ts";
import { responseCodes } from "./response.ts";

/** The closed catalogue: each code has a page docs/errors/<code>.md, and no page stands without its code. */
export const diagnosticCodes = {
  ...metadataCodes,
  ...responseCodes,
  ...alibabaCodes,
  ...federationCodes,
  ...planCodes,
  ...cloudCodes,
  ...loginCodes,
  ...requestCodes,
} as const;

/** Errors of a plan that a person may accept by naming their code; all other errors must be fixed. */
export const acknowledgeableCodes: readonly string[] = ["plan.deletes-role"];

export type DiagnosticCode = keyof typeof diagnosticCodes;
export type { CodeEntry } from "./entry.ts";
