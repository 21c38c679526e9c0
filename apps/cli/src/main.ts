import { CommanderError } from "commander";
import { CommandFailure, exitCodes } from "./exit.ts";
import { printDiagnostics } from "./print.ts";
import { createProgram } from "./program.ts";

/** Runs one command and turns what it throws into the exit code other programs rely on. */
async function main(): Promise<number> {
  try {
    await createProgram().parseAsync();
    return typeof process.exitCode === "number" ? process.exitCode : exitCodes.fine;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    if (error instanceof CommandFailure) {
      if (error.json)
        process.stdout.write(`${JSON.stringify({ ok: false, diagnostics: error.diagnostics })}\n`);
      else printDiagnostics(error.diagnostics);
      return error.exitCode;
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCodes.findings;
  }
}

process.exitCode = await main();
