import { diagnostic } from "@modelstudio-sso/contracts";
import type { Command } from "commander";
import { CommandFailure, exitCodes } from "../exit.ts";
import { printResult } from "../print.ts";

interface Options {
  email: string;
  withoutSecondFactor?: boolean;
  json?: boolean;
}

async function make({ email, withoutSecondFactor = false, json = false }: Options): Promise<void> {
  // Loaded only here: the service's parts cost more start-up time than all other commands.
  const service = await import("@modelstudio-sso/server/reset-link");
  try {
    const config = service.readConfig(process.env);
    const asked = { email, liftSecondFactor: withoutSecondFactor, now: new Date() };
    const made = await service.resetLinkFor(config, asked);
    printResult(
      json,
      { ok: true, ...made },
      () => `Open this once, until ${made.expiresAt}, and choose another password:\n${made.link}`,
    );
  } catch (error) {
    if (error instanceof service.ConfigError) {
      const wrong = diagnostic("backup.database", { detail: error.message });
      throw new CommandFailure([wrong], { exitCode: exitCodes.usage, json });
    }
    if (!(error instanceof service.Refused)) throw error;
    const away = error.diagnostics.some(({ code }) => code === "backup.database");
    const exitCode = away ? exitCodes.unreachable : exitCodes.findings;
    throw new CommandFailure(error.diagnostics, { exitCode, json });
  }
}

/** `msso reset-link --email ADDRESS`: the way back for a sole owner, where the service's database is. */
export function resetLinkCommand(program: Command): void {
  program
    .command("reset-link")
    .description("make a one-time link by which a person of the service chooses another password")
    .requiredOption("--email <address>", "the person's e-mail")
    .option("--without-second-factor", "take away the authenticator app and all passkeys as well")
    .option("--json", "print the result as JSON")
    .action(make);
}
