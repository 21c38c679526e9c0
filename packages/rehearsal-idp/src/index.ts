export { RehearsalIdpError, type RehearsalIdpErrorReason } from "./errors.ts";
export { type Fault, faults } from "./faults/catalogue.ts";
export {
  type AliyunApplication,
  applicationKey,
  type ServiceProviderRegistration,
} from "./registrations.ts";
export { startRehearsalIdp } from "./start.ts";
export type {
  CreatedResponse,
  RehearsalIdpOptions,
  ResponseRequest,
  RunningRehearsalIdp,
} from "./types.ts";
export { defaultUsers, type RehearsalUser } from "./users.ts";
