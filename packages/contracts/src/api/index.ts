import { accessContract } from "./access.ts";
import { approvalsContract, federationSettingsContract } from "./approvals.ts";
import { auditContract } from "./audit.ts";
import { accountContract, metadataContract } from "./cloud.ts";
import { companySignInContract } from "./company-sign-in.ts";
import { diagnosisContract } from "./diagnosis.ts";
import { federationsContract, membershipsContract, plansContract, runsContract } from "./federations.ts";
import { handoverContract } from "./handover.ts";
import { keysContract } from "./keys.ts";
import { loginTestsContract, sandboxContract } from "./login-tests.ts";
import { notificationsContract } from "./notifications.ts";
import { organizationContract, peopleContract } from "./people.ts";
import { sessionContract } from "./session.ts";
import { proposalsContract, watchContract } from "./watch.ts";

/** The whole API under /api/v1; server, UI, CLI and the published OpenAPI file come from it. */
export const apiContract = {
  session: sessionContract,
  people: peopleContract,
  organization: organizationContract,
  companySignIn: companySignInContract,
  keys: keysContract,
  audit: auditContract,
  account: accountContract,
  metadata: metadataContract,
  federations: { ...federationsContract, ...federationSettingsContract },
  plans: { ...plansContract, ...approvalsContract },
  runs: runsContract,
  memberships: membershipsContract,
  access: accessContract,
  watch: watchContract,
  proposals: proposalsContract,
  notifications: notificationsContract,
  handover: handoverContract,
  loginTests: loginTestsContract,
  diagnosis: diagnosisContract,
  sandbox: sandboxContract,
};
export type ApiContract = typeof apiContract;

export {
  type Approval,
  type ApprovalRule,
  approvalRuleSchema,
  type FederationSettings,
  type PlanApproval,
} from "./approvals.ts";
export { mostExported } from "./audit.ts";
export { type OperationMeta, type Refusal, refusalSchema } from "./base.ts";
export { type ReachedAccount, reachedAccountSchema } from "./cloud.ts";
export {
  type CompanySignIn,
  type CompanySignInSettings,
  companySignInSettingsSchema,
} from "./company-sign-in.ts";
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
  type PlanRecord,
  planRecordSchema,
  type Run,
  runSchema,
} from "./federations.ts";
export { type ApiKey, longestKeyDays } from "./keys.ts";
export { mostChannels } from "./notifications.ts";
export {
  type CloudAccount,
  cloudAccountSchema,
  type Invitation,
  type Member,
  type OrganizationSettings,
} from "./people.ts";
export { type Credentials, type Session, type SignedInBrowser, sessionSchema } from "./session.ts";
