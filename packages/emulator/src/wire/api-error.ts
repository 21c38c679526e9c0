/** Why RAM refused, as newer answers tell it. */
export interface AccessDeniedDetail {
  AuthAction: string;
  AuthPrincipalType: "SubUser" | "AssumedRoleUser";
  AuthPrincipalDisplayName: string;
  AuthPrincipalOwnerId: string;
  PolicyType: "AccountLevelIdentityBasedPolicy" | "AssumeRolePolicy" | "SessionPolicy";
  NoPermissionType: "ImplicitDeny" | "ExplicitDeny";
  EncodedDiagnosticMessage: string;
}

/** An error the API answers with: HTTP status, code and text. Clients are to rely on the code only. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly accessDenied: AccessDeniedDetail | undefined;

  constructor(status: number, code: string, details: { message: string; accessDenied?: AccessDeniedDetail }) {
    super(details.message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.accessDenied = details.accessDenied;
  }
}

/** 400: a parameter has a value the API does not take. */
export function badRequest(code: string, message: string): ApiError {
  return new ApiError(400, code, { message });
}

/** 400 `MissingParameter.X`. */
export function missingParameter(name: string): ApiError {
  return badRequest(`MissingParameter.${name}`, `Parameter ${name} is required.`);
}

/** 404: a named thing does not exist. */
export function notFound(code: string, message: string): ApiError {
  return new ApiError(404, code, { message });
}

/** 409: exists already, limit reached, or still in use. */
export function conflict(code: string, message: string): ApiError {
  return new ApiError(409, code, { message });
}
