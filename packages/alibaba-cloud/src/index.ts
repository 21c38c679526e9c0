export { type ControlWorkspace, outerKeyOf } from "./bailian-control/api.ts";
export type { CallLimiter } from "./call-limiter.ts";
export { type AlibabaCloud, connectCloud } from "./cloud.ts";
export {
  alibabaConnection,
  type CloudConnection,
  type CredentialSource,
  localConnection,
  type OwnCredential,
  withCredential,
} from "./connection.ts";
export type { HeldPolicies } from "./service-policy/held-policies.ts";
export { type MissingRight, missingRights } from "./service-policy/missing-rights.ts";
export { type ServicePolicyOptions, servicePolicy } from "./service-policy/policy.ts";
export type { AssumedRole, StsCredentials } from "./sts/api.ts";
