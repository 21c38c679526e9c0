import type { Diagnostic } from "@modelstudio-sso/contracts";

/** Exit codes are a contract: scripts and pipelines branch on them. */
export const exitCodes = {
  fine: 0,
  /** Findings of severity error, a refused plan, or drift. */
  findings: 1,
  usage: 2,
  /** The cloud or the server could not be reached. */
  unreachable: 3,
} as const;

/** Ends a command with findings instead of a result. */
export class CommandFailure extends Error {
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: number;
  readonly json: boolean;

  constructor(diagnostics: readonly Diagnostic[], given: { exitCode: number; json: boolean }) {
    super(diagnostics[0]?.title ?? "The command failed");
    this.name = "CommandFailure";
    this.diagnostics = diagnostics;
    this.exitCode = given.exitCode;
    this.json = given.json;
  }
}
