import { z } from "zod";
import { type DiagnosticCode, diagnosticCodes } from "./codes/index.ts";

/** How much a finding matters: an `error` stops what was asked for, a `warning` does not, `info` explains. */
export const severitySchema = z.enum(["error", "warning", "info"]);
export type Severity = z.infer<typeof severitySchema>;

/** Who can fix it: the IdP's admin, the cloud's admin, the operator of this service, or the network between. */
export const fixAtSchema = z.enum(["idp", "cloud", "service", "network"]);
export type FixAt = z.infer<typeof fixAtSchema>;

/**
 * One finding, in the same shape wherever it is found: metadata check, plan, apply, login test, HTTP error.
 * `code` is from the closed catalogue and has a page under docs/errors.
 */
export const diagnosticSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  title: z.string(),
  /** One or two sentences: what it means here and what to do. Public: holds no secret and no assertion. */
  detail: z.string(),
  /** Where: an XPath, a YAML path, or a resource such as `role/Developers`. */
  path: z.string().optional(),
  want: z.string().optional(),
  got: z.string().optional(),
  fixAt: fixAtSchema,
  /** Where in the console of the recognised IdP it is set; absent where that is not known. */
  place: z.string().optional(),
  /** Relative address of the page that explains the code. */
  docs: z.string(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

export interface DiagnosticDetail {
  detail: string;
  path?: string | undefined;
  want?: string | undefined;
  got?: string | undefined;
  /** Only where a rule may rightly be stricter or milder than its catalogue entry. */
  severity?: Severity;
  fixAt?: FixAt;
}

/** Makes a finding from the catalogue: title, severity and fixer come from the code. */
export function diagnostic(code: DiagnosticCode, given: DiagnosticDetail): Diagnostic {
  const entry = diagnosticCodes[code];
  return {
    code,
    severity: given.severity ?? entry.severity,
    title: entry.title,
    detail: given.detail,
    ...(given.path === undefined ? {} : { path: given.path }),
    ...(given.want === undefined ? {} : { want: given.want }),
    ...(given.got === undefined ? {} : { got: given.got }),
    fixAt: given.fixAt ?? entry.fixAt,
    docs: `docs/errors/${code}.md`,
  };
}

/** True where at least one finding has severity `error`. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === "error");
}
