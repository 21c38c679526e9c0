/** Why the rehearsal identity provider refused; a closed list so that callers can switch on it. */
export type RehearsalIdpErrorReason =
  | "unknown-user"
  | "unknown-application"
  | "unknown-service-provider"
  | "unknown-fault"
  | "bad-request"
  | "bad-setting";

/** A refusal whose message may be shown to the person. */
export class RehearsalIdpError extends Error {
  readonly reason: RehearsalIdpErrorReason;

  constructor(reason: RehearsalIdpErrorReason, message: string) {
    super(message);
    this.name = "RehearsalIdpError";
    this.reason = reason;
  }
}
