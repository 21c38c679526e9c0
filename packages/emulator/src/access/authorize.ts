import { createHash } from "node:crypto";
import type { Store } from "../state/store.ts";
import { type AccessDeniedDetail, ApiError } from "../wire/api-error.ts";
import { evaluate, type Verdict, type Wish } from "./evaluate.ts";
import { type Principal, principalDisplayName } from "./principal.ts";

/** @throws 403 `NoPermission` with an AccessDeniedDetail when the principal's policies do not allow the wish */
export function authorize(store: Store, principal: Principal, wish: Wish): void {
  const verdict = evaluate(store, principal, wish);
  if (!verdict.allowed) throw noPermission(principal, wish, verdict);
}

/** The refusal of {@link authorize}; also used where a trust policy refuses. */
export function noPermission(
  principal: Principal,
  wish: Wish,
  verdict: { kind: AccessDeniedDetail["NoPermissionType"]; by: AccessDeniedDetail["PolicyType"] } | Verdict,
): ApiError {
  const { kind, by } =
    "by" in verdict ? verdict : { kind: "ImplicitDeny" as const, by: "AssumeRolePolicy" as const };
  const accessDenied: AccessDeniedDetail = {
    AuthAction: wish.action,
    AuthPrincipalType: principal.kind === "role" ? "AssumedRoleUser" : "SubUser",
    AuthPrincipalDisplayName: principalDisplayName(principal),
    AuthPrincipalOwnerId: principal.accountId,
    PolicyType: by,
    NoPermissionType: kind,
    EncodedDiagnosticMessage: createHash("sha256")
      .update(JSON.stringify([wish, principal.accountId]))
      .digest("base64"),
  };
  const message = wish.action.startsWith("sts:")
    ? "You are not authorized to do this action. You should be authorized by RAM."
    : "You are not authorized to do this action.";
  return new ApiError(403, "NoPermission", { message, accessDenied });
}
