import { noPermission } from "../access/authorize.ts";
import { evaluate } from "../access/evaluate.ts";
import type { Principal } from "../access/principal.ts";
import { trustsPrincipal } from "../access/trust.ts";
import { assumptions } from "../assumptions.ts";
import type { RoleRecord } from "../state/records.ts";
import type { Store } from "../state/store.ts";
import { badRequest, notFound } from "../wire/api-error.ts";
import type { Answer, Call } from "../wire/operation.ts";
import { required } from "../wire/parameters.ts";
import { issueCredentials, requestedDuration, sessionPolicy } from "./issue-credentials.ts";
import { roleByArn } from "./role-arn.ts";

/** STS AssumeRole: the caller needs both its own permission and the role's trust. */
export function assumeRole(call: Call): Answer {
  const { params, store } = call;
  const roleArn = required(params, "RoleArn");
  const sessionName = required(params, "RoleSessionName");
  if (!/^acs:ram::\d+:role\/.+$/.test(roleArn)) {
    throw badRequest("InvalidParameter.RoleArn", "The parameter RoleArn is wrongly formed.");
  }
  if (!assumptions.sts.roleSessionName.test(sessionName)) {
    throw badRequest("InvalidParameter.RoleSessionName", "The parameter RoleSessionName is wrongly formed.");
  }
  const narrowing = sessionPolicy(params);
  const role = roleByArn(store, roleArn);
  if (role === undefined) throw notFound("EntityNotExist.Role", "The specified Role not exists.");
  requireMayAssume(store, call.principal, role);
  const session = { role, sessionName, seconds: requestedDuration(params, role), ...narrowing };
  return {
    Credentials: issueCredentials(call, session),
    AssumedRoleUser: {
      Arn: `${role.arn}/${sessionName}`,
      AssumedRoleId: `${role.roleId}:${sessionName}`,
    },
    ...(params.SourceIdentity === undefined ? {} : { SourceIdentity: params.SourceIdentity }),
  };
}

/** @throws 403 `NoPermission` unless both the caller's policies and the role's trust policy agree */
export function requireMayAssume(store: Store, principal: Principal, role: RoleRecord): void {
  const wish = { action: "sts:AssumeRole", resource: role.arn };
  // The account itself can never assume a role, however the trust policy reads.
  if (principal.kind === "root") {
    throw noPermission(principal, wish, { kind: "ImplicitDeny", by: "AssumeRolePolicy" });
  }
  const verdict = evaluate(store, principal, wish);
  if (!verdict.allowed) throw noPermission(principal, wish, verdict);
  if (!trustsPrincipal(role.trustPolicy, principal)) {
    throw noPermission(principal, wish, { kind: "ImplicitDeny", by: "AssumeRolePolicy" });
  }
}
