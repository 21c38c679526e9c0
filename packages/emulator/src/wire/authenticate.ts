import type { Principal } from "../access/principal.ts";
import type { Assumptions } from "../assumptions.ts";
import type { StsCredentialRecord } from "../state/records.ts";
import type { State } from "../state/store.ts";
import { readAcs3Authorization, signatureMismatch, verifyAcs3 } from "./acs3-signature.ts";
import { ApiError, badRequest, notFound } from "./api-error.ts";
import { type NonceMemory, nonceUsed } from "./nonces.ts";
import { verifyRpcV1 } from "./rpc-v1-signature.ts";
import { header, type WireRequest } from "./wire-request.ts";

/** What authentication needs besides the request. */
export interface AuthenticationContext {
  store: State;
  nonces: NonceMemory;
  now: Date;
  assumptions: Assumptions;
}

const keyNotFound = notFound("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
const keyInactive = badRequest("InvalidAccessKeyId.Inactive", "Specified access key is disabled.");
const keyMissing = badRequest("MissingAccessKeyId", "AccessKeyId is mandatory for this action.");
const nonceMissing = badRequest("MissingSignatureNonce", "SignatureNonce is mandatory.");
const timeExpired = badRequest("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
const tokenMissing = badRequest("MissingSecurityToken", "SecurityToken is mandatory for this action.");
const tokenExpired = badRequest("InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
const tokenMismatch = badRequest(
  "InvalidSecurityToken.MismatchWithAccessKey",
  "Specified SecurityToken mismatch with the AccessKey.",
);

/** Every way a caller can fail to be known. */
export const authenticationRefusals = [
  keyMissing,
  keyNotFound,
  keyInactive,
  signatureMismatch,
  nonceMissing,
  nonceUsed,
  timeExpired,
  tokenMissing,
  tokenMismatch,
  tokenExpired,
];

interface Credential {
  secret: string;
  principal: Principal;
}

/** Finds out who signed a request. @throws one of {@link authenticationRefusals} */
export function authenticate(request: WireRequest, context: AuthenticationContext): Principal {
  const authorization = readAcs3Authorization(request);
  if (authorization !== undefined) {
    const token = header(request.headers, "x-acs-security-token");
    const credential = findCredential(context, authorization.accessKeyId, token);
    verifyAcs3(request, authorization, credential.secret);
    checkFreshness(context, {
      date: header(request.headers, "x-acs-date"),
      nonce: header(request.headers, "x-acs-signature-nonce"),
      windowMs: context.assumptions.wire.dateWindowMs,
    });
    return credential.principal;
  }
  const accessKeyId = request.params.AccessKeyId;
  if (accessKeyId === undefined) throw new ApiError(keyMissing);
  const credential = findCredential(context, accessKeyId, request.params.SecurityToken);
  verifyRpcV1(request, credential.secret);
  checkFreshness(context, {
    date: request.params.Timestamp,
    nonce: request.params.SignatureNonce,
    windowMs: context.assumptions.wire.rpcDateWindowMs,
  });
  return credential.principal;
}

interface Freshness {
  date: string | undefined;
  nonce: string | undefined;
  windowMs: number;
}

/** After the signature, so that a forged request cannot burn a nonce. */
function checkFreshness(context: AuthenticationContext, { date = "", nonce, windowMs }: Freshness): void {
  const distance = Math.abs(Date.parse(date) - context.now.getTime());
  // The comparison is false for NaN, so a missing or malformed date is refused as well.
  if (!(distance <= windowMs)) throw new ApiError(timeExpired);
  if (nonce === undefined || nonce === "") throw new ApiError(nonceMissing);
  context.nonces.use(nonce, context.now, windowMs);
}

function findCredential(
  context: AuthenticationContext,
  accessKeyId: string,
  token: string | undefined,
): Credential {
  const { store } = context;
  const issued = store.get("stsCredential", [accessKeyId]);
  if (issued !== undefined) return temporaryCredential(context, issued, token);
  const key = store.get("accessKey", [accessKeyId]);
  if (key === undefined) throw new ApiError(keyNotFound);
  if (key.inactive === true) throw new ApiError(keyInactive);
  if (token !== undefined && token !== "") throw new ApiError(tokenMismatch);
  const { accountId, principal } = key;
  if (principal === "root") return { secret: key.accessKeySecret, principal: { kind: "root", accountId } };
  const user = store.get("user", [accountId, principal]);
  if (user === undefined) throw new ApiError(keyNotFound);
  return {
    secret: key.accessKeySecret,
    principal: { kind: "user", accountId, userName: user.userName, userId: user.userId },
  };
}

function temporaryCredential(
  context: AuthenticationContext,
  issued: StsCredentialRecord,
  token: string | undefined,
): Credential {
  if (token === undefined || token === "") throw new ApiError(tokenMissing);
  if (token !== issued.securityToken) throw new ApiError(tokenMismatch);
  const role = context.store.get("role", [issued.accountId, issued.roleName]);
  const expired = Date.parse(issued.expiration) <= context.now.getTime();
  if (expired || role?.roleId !== issued.roleId) throw new ApiError(tokenExpired);
  const { accountId, roleName, roleId, sessionName, policy } = issued;
  return {
    secret: issued.accessKeySecret,
    principal: {
      kind: "role",
      accountId,
      roleName,
      roleId,
      sessionName,
      ...(policy === undefined ? {} : { policy }),
    },
  };
}
