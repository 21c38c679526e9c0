import type { FailureKind, SamlFailure } from "../saml/failure.ts";
import { ApiError, type Refusal } from "../wire/api-error.ts";

/** The published error of each kind of refusal. */
export const samlRefusals: Readonly<Record<FailureKind, Refusal>> = {
  // Really answered for input STS cannot digest, such as a bare Assertion.
  undecodable: {
    status: 500,
    code: "InternalError",
    message: "STS Server Internal Error happened, please send the RequestId to us.",
  },
  invalid: {
    status: 401,
    code: "AuthenticationFail.SAMLAssertion.Invalid",
    message: "The SAML Assertion is invalid.",
  },
  expired: {
    status: 401,
    code: "AuthenticationFail.SAMLAssertion.Expired",
    message: "The SAML Assertion is expired.",
  },
  "session-name": {
    status: 400,
    code: "InvalidParameter.RoleSessionName",
    message: "The RoleSessionName is invalid.",
  },
  duration: {
    status: 400,
    code: "InvalidParameter.DurationSeconds",
    message: "The DurationSeconds is invalid.",
  },
  "no-permission": {
    status: 401,
    code: "AuthenticationFail.NoPermission",
    message: "There is no permission",
  },
};

/** The published error of a refusal, with the emulator's reason in brackets, which the cloud keeps to itself. */
export function samlApiError(failure: SamlFailure): ApiError {
  const refusal = samlRefusals[failure.kind];
  return new ApiError(refusal, { message: `${refusal.message} (emulator: ${failure.message})` });
}
