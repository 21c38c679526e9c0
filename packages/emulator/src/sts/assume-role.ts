import { noPermission, noPermissionRefusal, untrusted } from "../access/authorize.ts";
import type { ConditionContext } from "../access/conditions.ts";
import { evaluate } from "../access/evaluate.ts";
import type { Principal } from "../access/principal.ts";
import { trustsPrincipal } from "../access/trust.ts";
import type { Assumptions } from "../assumptions.ts";
import type { RoleRecord } from "../state/records.ts";
import type { State } from "../state/store.ts";
import { ApiError, badRequest, notFound } from "../wire/api-error.ts";
import { type Answer, type Call, operation } from "../wire/operation.ts";
import { formed, type Place, type Rule, required } from "../wire/parameter-rules.ts";
import { durationSeconds, issueCredentials, sessionPolicy, sessionSeconds } from "./issue-credentials.ts";
import { roleByArn } from "./role-arn.ts";

/** A role that is not there, in the words of STS. */
export const roleNotThere = notFound("EntityNotExist.Role", "The specified Role not exists.");

/** The way STS words a parameter of a wrong form. */
const wronglyFormed = ({ name }: Place) =>
  badRequest(`InvalidParameter.${name}`, `The parameter ${name} is wrongly formed.`);

const roleArn = formed({
  pattern: /^acs:ram::\d+:role\/.+$/,
  words: "acs:ram::<account>:role/<name>",
  refusal: wronglyFormed,
});

const sessionName: Rule<string | undefined> = {
  words: ({ sts }) => `matches ${sts.roleSessionName.source}`,
  refusals: (place) => [wronglyFormed(place)],
  read: (text, place) => {
    if (text !== undefined && !place.assumptions.sts.roleSessionName.test(text)) {
      throw new ApiError(wronglyFormed(place));
    }
    return text;
  },
};

const externalId = formed({
  pattern: /^[\w+=,.@:/-]{2,1224}$/,
  words: "2 to 1224 of [\\w+=,.@:/-]",
  refusal: wronglyFormed,
});

const sourceIdentityWrong = ({ sts }: Assumptions) =>
  badRequest(sts.sourceIdentityCode, "The parameter SourceIdentity is wrongly formed.");

const sourceIdentity = formed({
  pattern: /^(?!acs:|aliyun:|alibabacloud:)[\w+=,.@-]{2,64}$/,
  words: "2 to 64 of [\\w+=,.@-], not beginning with acs:, aliyun: or alibabacloud:",
  refusal: ({ assumptions }) => sourceIdentityWrong(assumptions),
});

/** STS AssumeRole: the caller needs both its own permission and the role's trust. */
export const assumeRole = operation({
  params: {
    RoleArn: required(roleArn),
    RoleSessionName: required(sessionName),
    DurationSeconds: durationSeconds,
    Policy: sessionPolicy,
    ExternalId: externalId,
    SourceIdentity: sourceIdentity,
  },
  refusals: [roleNotThere, noPermissionRefusal],
  limits: ["sts.roleSessionName", "sts.maxSessionPolicyChars"],
  run,
});

interface AssumeRoleArgs {
  RoleArn: string;
  RoleSessionName: string;
  DurationSeconds: number | undefined;
  Policy: string | undefined;
  ExternalId: string | undefined;
  SourceIdentity: string | undefined;
}

function run(call: Call, args: AssumeRoleArgs): Answer {
  const { ExternalId, SourceIdentity } = args;
  const role = roleByArn(call.store, args.RoleArn);
  if (role === undefined) throw new ApiError(roleNotThere);
  const context = {
    ...(ExternalId ? { "sts:ExternalId": ExternalId } : {}),
    ...(SourceIdentity ? { "sts:SourceIdentity": SourceIdentity } : {}),
  };
  requireMayAssume(call.store, call.principal, { role, context });
  const seconds = sessionSeconds(call, args.DurationSeconds, role);
  const session = { role, sessionName: args.RoleSessionName, seconds, policy: args.Policy };
  return {
    Credentials: issueCredentials(call, session),
    AssumedRoleUser: {
      Arn: `${role.arn}/${session.sessionName}`,
      AssumedRoleId: `${role.roleId}:${session.sessionName}`,
    },
    ...(SourceIdentity ? { SourceIdentity } : {}),
  };
}

/** @throws 403 `NoPermission` unless both the caller's policies and the role's trust policy agree */
export function requireMayAssume(
  store: State,
  principal: Principal,
  { role, context }: { role: RoleRecord; context: ConditionContext },
): void {
  const wish = { action: "sts:AssumeRole", resource: role.arn };
  // The account itself can never assume a role, however the trust policy reads.
  if (principal.kind === "root") throw noPermission(principal, wish, untrusted);
  const verdict = evaluate(store, principal, wish);
  if (!verdict.allowed) throw noPermission(principal, wish, verdict);
  if (!trustsPrincipal(role.trustPolicy, principal, context)) {
    throw noPermission(principal, wish, untrusted);
  }
}
