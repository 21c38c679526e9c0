import { type DiagnosticCode, diagnosticCodes } from "./codes/index.ts";
import type { Diagnostic, FixAt, Severity } from "./diagnostic.ts";

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
