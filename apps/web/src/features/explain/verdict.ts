import type { Diagnostic, FixAt, ResponseReport } from "@modelstudio-sso/contracts";
import { distinctFindings, worstFirst } from "../../parts/findings.ts";

export type VerdictKind = "accepted" | "unproven" | "refused" | "unreadable";

export interface Verdict {
  kind: VerdictKind;
  /** All findings, the worst first and each once. */
  findings: Diagnostic[];
  /** The finding that stands for the others in one line. */
  reason: Diagnostic | undefined;
  /** How many more findings stop it. */
  more: number;
  fixers: FixAt[];
}

/** What a report comes to in one line. Without a verified signature nothing is called accepted. */
export function verdictOf(report: ResponseReport): Verdict {
  const findings = distinctFindings(worstFirst(report.diagnostics)).map(([, found]) => found);
  const errors = findings.filter((found) => found.severity === "error");
  return {
    kind: kindOf(report),
    findings,
    reason: errors[0],
    more: Math.max(0, errors.length - 1),
    fixers: [...new Set(errors.map((found) => found.fixAt))],
  };
}

function kindOf({ ok, values, signedBy }: ResponseReport): VerdictKind {
  if (!ok) return values.length === 0 ? "unreadable" : "refused";
  return signedBy === undefined ? "unproven" : "accepted";
}

/** A title goes on inside a sentence: “The audience …” becomes “the audience …”; names keep their capital. */
export function insideSentence(title: string): string {
  return title.replace(/^(?:The|An?|There|This|Nothing|Two|Role|Something)\b/, (word) => word.toLowerCase());
}
