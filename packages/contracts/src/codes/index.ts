import { alibabaCodes } from "./alibaba.ts";
import { backupCodes } from "./backup.ts";
import { cloudCodes } from "./cloud.ts";
import { csvCodes } from "./csv.ts";
import { federationCodes } from "./federation.ts";
import { importCodes } from "./import.ts";
import { loginCodes } from "./login.ts";
import { metadataCodes } from "./metadata.ts";
import { notificationCodes } from "./notifications.ts";
import { peopleCodes } from "./people.ts";
import { planCodes } from "./plan.ts";
import { requestCodes } from "./request.ts";
import { responseCodes } from "./response.ts";
import { signInCodes } from "./sign-in.ts";
import { watchCodes } from "./watch.ts";

/** The closed catalogue: each code has a page docs/errors/<code>.md, and no page stands without its code. */
export const diagnosticCodes = {
  ...metadataCodes,
  ...responseCodes,
  ...alibabaCodes,
  ...federationCodes,
  ...csvCodes,
  ...planCodes,
  ...cloudCodes,
  ...loginCodes,
  ...requestCodes,
  ...importCodes,
  ...peopleCodes,
  ...signInCodes,
  ...watchCodes,
  ...notificationCodes,
  ...backupCodes,
} as const;

/** Errors of a plan that a person may accept by naming their code; all other errors must be fixed. */
export const acknowledgeableCodes: readonly string[] = [
  "plan.deletes-role",
  "plan.replaces-role",
  "plan.removes-last-login",
  "plan.opens-role",
  "plan.removes-certificate",
  "plan.deletes-many",
];

export type DiagnosticCode = keyof typeof diagnosticCodes;
export type { CodeEntry } from "./entry.ts";
