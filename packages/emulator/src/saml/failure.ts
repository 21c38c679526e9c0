/**
 * Why a response was refused.
 *
 * - `undecodable`: not base64, not XML, or not a Response at all
 * - `invalid`: signature, issuer, structure, audience or recipient
 * - `expired`: a time limit passed
 * - `session-name`, `duration`: an attribute has a value RAM does not take
 * - `no-permission`: sound, but the role or its trust policy says no
 */
export type FailureKind =
  | "undecodable"
  | "invalid"
  | "expired"
  | "session-name"
  | "duration"
  | "no-permission";

/** A refused response; the message says which check failed. */
export class SamlFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.name = "SamlFailure";
    this.kind = kind;
  }
}

/** Shorthand for the commonest kind. */
export function invalid(message: string): SamlFailure {
  return new SamlFailure("invalid", message);
}
