import type { VerifyReport } from "@modelstudio-sso/contracts";
import { exitCodes } from "./exit.ts";
import { printDiagnostics, printResult } from "./print.ts";

/** What looking at the cloud again showed, whoever looked; drift ends the command with exit code 1. */
export function printReport(json: boolean, report: VerifyReport): void {
  if (!json) printDiagnostics(report.diagnostics);
  printResult(json, report, () =>
    report.ok
      ? `As it should be: ${report.checked} resources checked.`
      : `${report.drift.length} difference(s).`,
  );
  if (!report.ok) process.exitCode = exitCodes.findings;
}
