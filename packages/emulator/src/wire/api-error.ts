/** Why RAM refused, as newer answers tell it. */
export interface AccessDeniedDetail {
  AuthAction: string;
  AuthPrincipalType: "SubUser" | "AssumedRoleUser" | "Federated";
  AuthPrincipalDisplayName: string;
  AuthPrincipalOwnerId: string;
  PolicyType: "AccountLevelIdentityBasedPolicy" | "AssumeRolePolicy" | "SessionPolicy";
  NoPermissionType: "ImplicitDeny" | "ExplicitDeny";
  EncodedDiagnosticMessage: string;
}

/** An error as the API documents it: HTTP status, code and text. Clients are to rely on the code only. */
export interface Refusal {
  status: number;
  code: string;
  message: string;
}

/** What some errors carry besides. */
export interface RefusalExtras {
  /** Text of this occurrence instead of the documented one. */
  message?: string;
  accessDenied?: AccessDeniedDetail;
  /** Milliseconds for `x-acs-retry-after`. */
  retryAfterMs?: number;
}

/** An error the API answers with. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly accessDenied: AccessDeniedDetail | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(refusal: Refusal, extras: RefusalExtras = {}) {
    super(extras.message ?? refusal.message);
    this.name = "ApiError";
    this.status = refusal.status;
    this.code = refusal.code;
    this.accessDenied = extras.accessDenied;
    this.retryAfterMs = extras.retryAfterMs;
  }
}

/** 400: a parameter has a value the API does not take. */
export function badRequest(code: string, message: string): Refusal {
  return { status: 400, code, message };
}

/** 404: a named thing does not exist. */
export function notFound(code: string, message: string): Refusal {
  return { status: 404, code, message };
}

/** 409: exists already, limit reached, or still in use. */
export function conflict(code: string, message: string): Refusal {
  return { status: 409, code, message };
}
