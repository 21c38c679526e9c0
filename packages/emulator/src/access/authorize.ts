import type { State } from "../state/store.ts";
import { type AccessDeniedDetail, ApiError, type Refusal } from "../wire/api-error.ts";
import { encodeDiagnosis } from "./diagnostic-message.ts";
import { evaluate, type Verdict, type Wish } from "./evaluate.ts";
import { type Principal, principalDisplayName } from "./principal.ts";

/** 403 of RAM, IMS and the products behind it. */
export const noPermissionRefusal: Refusal = {
  status: 403,
  code: "NoPermission",
  message: "You are not authorized to do this action.",
};

/** A verdict against the caller. */
export type Denial = Extract<Verdict, { allowed: false }>;

/** Nobody named the caller in a trust policy. */
export const untrusted: Denial = {
  allowed: false,
  kind: "ImplicitDeny",
  by: "AssumeRolePolicy",
  matched: [],
};

/** @throws 403 `NoPermission` with an AccessDeniedDetail when the principal's policies do not allow the wish */
export function authorize(store: State, principal: Principal, wish: Wish): void {
  const verdict = evaluate(store, principal, wish);
  if (!verdict.allowed) throw noPermission(principal, wish, verdict);
}

/** The refusal of {@link authorize}; also used where a trust policy refuses. */
export function noPermission(principal: Principal, wish: Wish, denial: Denial): ApiError {
  const who = {
    type: principal.kind === "role" ? ("AssumedRoleUser" as const) : ("SubUser" as const),
    name: principalDisplayName(principal),
    accountId: principal.accountId,
  };
  const accessDenied = accessDeniedDetail(who, wish, denial);
  const byRam = wish.action.startsWith("sts:") ? " You should be authorized by RAM." : "";
  return new ApiError(noPermissionRefusal, {
    message: `${noPermissionRefusal.message}${byRam}`,
    accessDenied,
  });
}

/** Who was refused, as the detail names them. */
export interface RefusedPrincipal {
  type: AccessDeniedDetail["AuthPrincipalType"];
  name: string;
  accountId: string;
}

/** The detail that newer answers carry. */
export function accessDeniedDetail(who: RefusedPrincipal, wish: Wish, denial: Denial): AccessDeniedDetail {
  return {
    AuthAction: wish.action,
    AuthPrincipalType: who.type,
    AuthPrincipalDisplayName: who.name,
    AuthPrincipalOwnerId: who.accountId,
    PolicyType: denial.by,
    NoPermissionType: denial.kind,
    EncodedDiagnosticMessage: encodeDiagnosis({
      action: wish.action,
      resource: wish.resource,
      principalType: who.type,
      principalOwnerId: who.accountId,
      principalDisplayName: who.name,
      policyType: denial.by,
      explicitDeny: denial.kind === "ExplicitDeny",
      matchedPolicies: denial.matched,
    }),
  };
}
