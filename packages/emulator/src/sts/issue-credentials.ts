import { parseIdentityPolicy } from "../access/policy-document.ts";
import { assumptions } from "../assumptions.ts";
import { isoSeconds, randomText } from "../state/identifiers.ts";
import type { RoleRecord } from "../state/records.ts";
import { ApiError, badRequest } from "../wire/api-error.ts";
import type { Answer, BaseCall } from "../wire/operation.ts";
import type { Params } from "../wire/wire-request.ts";

/** A session that is about to begin. */
export interface NewSession {
  role: RoleRecord;
  sessionName: string;
  seconds: number;
  /** Session policy, already checked. */
  policy?: string;
}

/** Issues temporary credentials, keeps them, and returns the `Credentials` object of the answer. */
export function issueCredentials(call: Pick<BaseCall, "store" | "now">, session: NewSession): Answer {
  const { role, sessionName, seconds, policy } = session;
  const accessKeyId = `${assumptions.sts.accessKeyPrefix}${randomText(25)}`;
  const accessKeySecret = randomText(44);
  const securityToken = `CAIS${randomText(360)}`;
  const expiration = isoSeconds(new Date(call.now.getTime() + seconds * 1000));
  call.store.put("stsCredential", [accessKeyId], {
    accessKeyId,
    accessKeySecret,
    securityToken,
    expiration,
    accountId: role.accountId,
    roleName: role.roleName,
    roleId: role.roleId,
    sessionName,
    ...(policy === undefined ? {} : { policy }),
  });
  return {
    AccessKeyId: accessKeyId,
    AccessKeySecret: accessKeySecret,
    SecurityToken: securityToken,
    Expiration: expiration,
  };
}

/** `DurationSeconds`: 900 up to the role's limit, default 3600. @throws 400 `InvalidParameter.DurationSeconds` */
export function requestedDuration(params: Params, role: RoleRecord): number {
  const { minDurationSeconds, defaultDurationSeconds } = assumptions.sts;
  const text = params.DurationSeconds;
  if (text === undefined || text === "") return defaultDurationSeconds;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < minDurationSeconds || seconds > role.maxSessionDuration) {
    throw badRequest(
      "InvalidParameter.DurationSeconds",
      `The Min/Max value of DurationSeconds is ${minDurationSeconds}/${role.maxSessionDuration}.`,
    );
  }
  return seconds;
}

/** `Policy`: narrows the session. @throws 400 `InvalidParameter.PolicySize`, `InvalidParameter.PolicyGrammar` */
export function sessionPolicy(params: Params): { policy?: string } {
  const policy = params.Policy;
  if (policy === undefined || policy === "") return {};
  if (policy.length > assumptions.sts.maxSessionPolicyChars) {
    throw badRequest("InvalidParameter.PolicySize", "The size of the policy is beyond the limit.");
  }
  try {
    parseIdentityPolicy(policy);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw badRequest("InvalidParameter.PolicyGrammar", `The policy is not well formed: ${error.message}`);
  }
  return { policy };
}
