import { CloudError, type CloudErrorKind } from "@modelstudio-sso/federation";

/** What the SDK throws is untyped; these are the fields it was seen to carry. */
interface Thrown {
  name?: string;
  code?: string | number;
  statusCode?: number;
  requestId?: string;
  message?: string;
  retryAfter?: number;
  accessDeniedDetail?: Record<string, unknown>;
  data?: { RequestId?: string; Message?: string };
}

/** No connection was made, so nothing can have happened. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

const rejectedKeys = [
  "InvalidAccessKeyId",
  "SignatureDoesNotMatch",
  "IncompleteSignature",
  "InvalidSecurityToken",
  "InvalidCredential",
  "Forbidden.AccessKeyDisabled",
];

function kindOfCode(code: string, status: number | undefined): CloudErrorKind {
  if (code.includes("Throttling")) return "throttled";
  if (code === "InvalidCredentials") return "credentials-missing";
  if (rejectedKeys.some((prefix) => code.startsWith(prefix))) return "credentials-rejected";
  if (code === "Inactive" || code.startsWith("Inactive.")) return "inactive";
  if (code.startsWith("EntityAlreadyExist")) return "already-exists";
  if (code.startsWith("EntityNotExist")) return "not-found";
  if (code.startsWith("LimitExceeded")) return "limit";
  if (status === 403 && (code.startsWith("NoPermission") || code.startsWith("Forbidden")))
    return "no-permission";
  if (code === "ServiceUnavailable" || (status !== undefined && status >= 500)) return "unknown-outcome";
  return "refused";
}

function kindOf(thrown: Thrown): CloudErrorKind {
  const code = typeof thrown.code === "string" ? thrown.code : "";
  if (neverSent.has(code)) return "unreachable";
  if (thrown.statusCode !== undefined) return kindOfCode(code, thrown.statusCode);
  if (code === "InvalidCredentials") return "credentials-missing";
  // The chain's providers all failed: the SDK throws a plain Error that names them.
  if (/unable to get credentials|credential/i.test(thrown.message ?? "") && code === "")
    return "credentials-missing";
  // A reset, a time-out or an unreadable body: the request may have taken effect.
  return "unknown-outcome";
}

/** Text of the cloud's own message, without the SDK's decoration. */
function messageOf(thrown: Thrown): string {
  return thrown.data?.Message ?? thrown.message ?? "no message";
}

/** Turns whatever an SDK call threw into the one error the rest of the product knows. */
export function toCloudError(action: string, error: unknown): CloudError {
  if (error instanceof CloudError) return error;
  const thrown: Thrown = typeof error === "object" && error !== null ? error : { message: String(error) };
  const authAction = thrown.accessDeniedDetail?.AuthAction;
  return new CloudError(
    {
      kind: kindOf(thrown),
      action,
      code: thrown.code === undefined ? thrown.name : String(thrown.code),
      status: thrown.statusCode,
      requestId: thrown.requestId ?? thrown.data?.RequestId,
      message: messageOf(thrown),
      missingAction: typeof authAction === "string" ? authAction : undefined,
      retryAfterMs: thrown.retryAfter,
    },
    error,
  );
}
