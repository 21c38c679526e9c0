import type { Principal } from "../access/principal.ts";
import { assumptions } from "../assumptions.ts";
import type { StsCredentialRecord } from "../state/records.ts";
import type { Store } from "../state/store.ts";
import { readAcs3Authorization, verifyAcs3 } from "./acs3-signature.ts";
import { badRequest, notFound } from "./api-error.ts";
import type { NonceMemory } from "./nonces.ts";
import { verifyRpcV1 } from "./rpc-v1-signature.ts";
import { header, type WireRequest } from "./wire-request.ts";

/** What authentication needs besides the request. */
export interface AuthenticationContext {
  store: Store;
  nonces: NonceMemory;
  now: Date;
}

interface Credential {
  secret: string;
  principal: Principal;
}

/**
 * Finds out who signed a request.
 *
 * @throws 404 `InvalidAccessKeyId.NotFound`; 400 `SignatureDoesNotMatch`, `SignatureNonceUsed`,
 * `InvalidTimeStamp.Expired`, `MissingAccessKeyId`, `InvalidSecurityToken.*`
 */
export function authenticate(request: WireRequest, context: AuthenticationContext): Principal {
  const authorization = readAcs3Authorization(request);
  if (authorization !== undefined) {
    const token = header(request.headers, "x-acs-security-token");
    const credential = findCredential(context, authorization.accessKeyId, token);
    verifyAcs3(request, authorization, credential.secret);
    const date = header(request.headers, "x-acs-date") ?? "";
    checkFreshness(context, date, header(request.headers, "x-acs-signature-nonce"));
    return credential.principal;
  }
  const accessKeyId = request.params.AccessKeyId;
  if (accessKeyId === undefined)
    throw badRequest("MissingAccessKeyId", "AccessKeyId is mandatory for this action.");
  const credential = findCredential(context, accessKeyId, request.params.SecurityToken);
  verifyRpcV1(request, credential.secret);
  checkFreshness(context, request.params.Timestamp ?? "", request.params.SignatureNonce);
  return credential.principal;
}

/** After the signature, so that a forged request cannot burn a nonce. */
function checkFreshness(context: AuthenticationContext, date: string, nonce: string | undefined): void {
  const distance = Math.abs(Date.parse(date) - context.now.getTime());
  // The comparison is false for NaN, so a missing or malformed date is refused as well.
  if (!(distance <= assumptions.wire.dateWindowMs)) {
    throw badRequest("InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
  }
  if (nonce === undefined || nonce === "")
    throw badRequest("MissingSignatureNonce", "SignatureNonce is mandatory.");
  context.nonces.use(nonce, context.now);
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
  if (key === undefined) throw notFound("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  if (token !== undefined && token !== "") {
    throw badRequest(
      "InvalidSecurityToken.MismatchWithAccessKey",
      "Specified SecurityToken mismatch with the AccessKey.",
    );
  }
  const { accountId, principal } = key;
  if (principal === "root") return { secret: key.accessKeySecret, principal: { kind: "root", accountId } };
  const user = store.get("user", [accountId, principal]);
  if (user === undefined) throw notFound("InvalidAccessKeyId.NotFound", "Specified access key is not found.");
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
  if (token === undefined || token === "") {
    throw badRequest("MissingSecurityToken", "SecurityToken is mandatory for this action.");
  }
  if (token !== issued.securityToken) {
    throw badRequest(
      "InvalidSecurityToken.MismatchWithAccessKey",
      "Specified SecurityToken mismatch with the AccessKey.",
    );
  }
  const role = context.store.get("role", [issued.accountId, issued.roleName]);
  const expired = Date.parse(issued.expiration) <= context.now.getTime();
  if (expired || role?.roleId !== issued.roleId) {
    throw badRequest("InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
  }
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
