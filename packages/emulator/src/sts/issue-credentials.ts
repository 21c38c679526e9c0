import { parseIdentityPolicy } from "../access/policy-document.ts";
import type { Assumptions } from "../assumptions.ts";
import { isoSeconds, randomText } from "../state/identifiers.ts";
import type { RoleRecord } from "../state/records.ts";
import { ApiError, badRequest } from "../wire/api-error.ts";
import type { Answer, BaseCall } from "../wire/operation.ts";
import type { Rule } from "../wire/parameter-rules.ts";

const policyTooLong = ({ sts }: Assumptions) =>
  badRequest(
    "InvalidParameter.PolicySize",
    `The size of Policy must be smaller than ${sts.maxSessionPolicyChars} bytes.`,
  );
const policyMalformed = badRequest(
  "InvalidParameter.PolicyGrammar",
  "The parameter Policy has not passed grammar check.",
);
const durationWrong = badRequest("InvalidParameter.DurationSeconds", "The DurationSeconds is invalid.");

/** Session policy: narrows what the role may do. */
export const sessionPolicy: Rule<string | undefined> = {
  words: ({ sts }) => `policy of at most ${sts.maxSessionPolicyChars} characters`,
  refusals: ({ assumptions }) => [policyTooLong(assumptions), policyMalformed],
  read: (text, { assumptions }) => {
    if (text === undefined || text === "") return undefined;
    if (text.length > assumptions.sts.maxSessionPolicyChars) throw new ApiError(policyTooLong(assumptions));
    try {
      parseIdentityPolicy(text);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw new ApiError(policyMalformed, { message: `${policyMalformed.message} ${error.message}` });
    }
    return text;
  },
};

/** Duration of a session in seconds; how long it may be depends on the role, see {@link sessionSeconds}. */
export const durationSeconds: Rule<number | undefined> = {
  words: ({ sts }) =>
    `${sts.minDurationSeconds} to the role's MaxSessionDuration, default ${sts.defaultDurationSeconds}`,
  refusals: () => [durationWrong],
  read: (text, { assumptions }) => {
    if (text === undefined || text === "") return undefined;
    const seconds = Number(text);
    if (Number.isInteger(seconds) && seconds >= assumptions.sts.minDurationSeconds) return seconds;
    throw new ApiError(durationWrong);
  },
};

/** What the session will last. @throws 400 `InvalidParameter.DurationSeconds` beyond the role's limit */
export function sessionSeconds(call: BaseCall, asked: number | undefined, role: RoleRecord): number {
  const { minDurationSeconds, defaultDurationSeconds } = call.assumptions.sts;
  if (asked === undefined) return defaultDurationSeconds;
  if (asked <= role.maxSessionDuration) return asked;
  const message = `The Min/Max value of DurationSeconds is ${minDurationSeconds}/${role.maxSessionDuration}.`;
  throw new ApiError(durationWrong, { message });
}

/** A session that is about to begin. */
export interface NewSession {
  role: RoleRecord;
  sessionName: string;
  seconds: number;
  /** Session policy, already checked. */
  policy?: string | undefined;
}

/** Issues temporary credentials, keeps them, and returns the `Credentials` object of the answer. */
export function issueCredentials(call: BaseCall, session: NewSession): Answer {
  const { role, sessionName, seconds, policy } = session;
  const accessKeyId = `${call.assumptions.sts.accessKeyPrefix}${randomText(25)}`;
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
