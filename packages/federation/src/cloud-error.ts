import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";

/** What a refusal means to the caller; made from the cloud's code and status, never from its message text. */
export type CloudErrorKind =
  | "not-found"
  | "already-exists"
  | "no-permission"
  | "credentials-missing"
  | "credentials-rejected"
  | "inactive"
  | "throttled"
  | "limit"
  | "refused"
  | "unreachable"
  | "unknown-outcome"
  | "unexpected-answer";

export interface CloudErrorFields {
  kind: CloudErrorKind;
  /** Product and action, e.g. `ram:CreateRole`. */
  action: string;
  code?: string | undefined;
  status?: number | undefined;
  requestId?: string | undefined;
  /** The cloud's own sentence; it holds no secret of ours. */
  message: string;
  /** RAM action the caller lacks, from AccessDeniedDetail.AuthAction. */
  missingAction?: string | undefined;
  retryAfterMs?: number | undefined;
}

/** The only error that leaves a cloud adapter. */
export class CloudError extends Error {
  readonly fields: CloudErrorFields;

  constructor(fields: CloudErrorFields, cause?: unknown) {
    super(`${fields.action}: ${fields.code ?? fields.kind}: ${fields.message}`, { cause });
    this.name = "CloudError";
    this.fields = fields;
  }

  get kind(): CloudErrorKind {
    return this.fields.kind;
  }
}

const diagnosticOf = {
  "no-permission": "cloud.no-permission",
  "credentials-missing": "cloud.credentials.missing",
  "credentials-rejected": "cloud.credentials.rejected",
  inactive: "cloud.ram-inactive",
  throttled: "cloud.throttled",
  limit: "plan.quota",
  unreachable: "cloud.unreachable",
  "unknown-outcome": "cloud.unexpected-answer",
  "unexpected-answer": "cloud.unexpected-answer",
  "not-found": "cloud.refused",
  "already-exists": "cloud.refused",
  refused: "cloud.refused",
} as const;

function remedy(fields: CloudErrorFields): string {
  switch (fields.kind) {
    case "no-permission":
      return `Give the service's identity ${fields.missingAction ?? "the missing action"}; AliyunRAMFullAccess covers all of RAM.`;
    case "credentials-missing":
      return "Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run where a role is attached.";
    case "credentials-rejected":
      return "Check the access key ID and secret; a disabled or deleted key answers like a wrong one.";
    case "inactive":
      return "Activate the product in the console once, then try again.";
    case "throttled":
      return "Too many calls in this account at the moment; try again a little later.";
    case "unreachable":
      return "Check the network path and proxy from this machine to the cloud's endpoints.";
    case "unexpected-answer":
      return "The cloud answered, but not in the documented shape; nothing more was done.";
    case "unknown-outcome":
      return "The answer did not arrive whole; plan again to see what really happened.";
    default:
      return "See the cloud's own words, and its request ID for a support case.";
  }
}

/** A finding for people: what was called, what came back, who fixes it. */
export function cloudDiagnostic(error: CloudError, path?: string): Diagnostic {
  const { fields } = error;
  const answered = [fields.status, fields.code, fields.message]
    .filter((part) => part !== undefined)
    .join(" ");
  const request = fields.requestId ? ` (request ${fields.requestId})` : "";
  return diagnostic(diagnosticOf[fields.kind], {
    detail: `${remedy(fields)}`,
    path: path ?? fields.action,
    want: `${fields.action} succeeds`,
    got: `${answered}${request}`,
  });
}
