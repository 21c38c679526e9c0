export { type ControlWorkspace, outerKeyOf } from "./bailian-control/api.ts";
export type { CallLimiter } from "./call-limiter.ts";
export { type AlibabaCloud, connectCloud } from "./cloud.ts";
export {
  alibabaConnection,
  type CloudConnection,
  type CredentialSource,
  localConnection,
  withCredential,
} from "./connection.ts";
export type { AssumedRole, StsCredentials } from "./sts/api.ts";
