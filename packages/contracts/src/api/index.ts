import { accountContract, metadataContract } from "./cloud.ts";
import { diagnosisContract } from "./diagnosis.ts";
import { federationsContract, membershipsContract, plansContract, runsContract } from "./federations.ts";
import { loginTestsContract, sandboxContract } from "./login-tests.ts";
import { sessionContract } from "./session.ts";

/** The whole API under /api/v1; server, UI, CLI and the published OpenAPI file come from it. */
export const apiContract = {
  session: sessionContract,
  account: accountContract,
  metadata: metadataContract,
  federations: federationsContract,
  plans: plansContract,
  runs: runsContract,
  memberships: membershipsContract,
  loginTests: loginTestsContract,
  diagnosis: diagnosisContract,
  sandbox: sandboxContract,
};
export type ApiContract = typeof apiContract;

export { type OperationMeta, type Refusal, type Right, refusalSchema } from "./base.ts";
export {
  type RemovedFromBundle,
  type ResponseExplained,
  type ResponseReport,
  responseExplainedSchema,
  responseReportSchema,
  type SupportBundle,
  supportBundleSchema,
} from "./diagnosis.ts";
export {
  type Federation,
  federationSchema,
  type Guide,
  guideSchema,
  type PlanRecord,
  planRecordSchema,
  type Run,
  runSchema,
} from "./federations.ts";
export { type Session, sessionSchema } from "./session.ts";
