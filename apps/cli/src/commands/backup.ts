import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import type { Command } from "commander";
import { CommandFailure, exitCodes } from "../exit.ts";
import { printResult } from "../print.ts";

interface Options {
  json?: boolean;
}

/** Loaded only here: the service's parts cost more start-up time than all other commands. */
const service = () => import("@modelstudio-sso/server/backup");
type Service = Awaited<ReturnType<typeof service>>;

/** Does something with the database that the service's own variables name. */
async function working<T>(
  json: boolean,
  work: (service: Service, place: ReturnType<Service["readConfig"]>) => Promise<T>,
) {
  const loaded = await service();
  const failure = (diagnostics: readonly Diagnostic[], exitCode: number) =>
    new CommandFailure(diagnostics, { exitCode, json });
  try {
    return await work(loaded, loaded.readConfig(process.env));
  } catch (error) {
    if (error instanceof loaded.ConfigError) {
      throw failure([diagnostic("backup.database", { detail: error.message })], exitCodes.usage);
    }
    if (!(error instanceof loaded.Refused)) throw error;
    const away = error.diagnostics.some(({ code }) => code === "backup.database");
    throw failure(error.diagnostics, away ? exitCodes.unreachable : exitCodes.findings);
  }
}

async function backup({ output, json = false }: Options & { output: string }): Promise<void> {
  const done = await working(json, ({ backUp }, place) =>
    backUp(place, output === "-" ? process.stdout : output, new Date()),
  );
  if (output === "-") return;
  printResult(
    json,
    { ok: true, file: output, ...done },
    () => `${output}: ${done.rows} rows of ${done.tables} tables`,
  );
}

async function restore(
  file: string,
  { force = false, json = false }: Options & { force?: boolean },
): Promise<void> {
  const done = await working(json, (loaded, place) => loaded.restore(place, file, force));
  printResult(json, { ok: true, file, ...done }, () => `${done.rows} rows as they were at ${done.createdAt}`);
}

/** `msso backup -o FILE`, `msso restore FILE` */
export function backupCommands(program: Command): void {
  program
    .command("backup")
    .description("write the service's database to one file, while the service runs")
    .requiredOption("-o, --output <file>", "file to write; - for standard output")
    .option("--json", "print the result as JSON")
    .action(backup);
  program
    .command("restore")
    .description("read a backup into an empty database; servers must be stopped")
    .argument("<file>", "a file that msso backup wrote")
    .option("--force", "replace what is in the database")
    .option("--json", "print the result as JSON")
    .action(restore);
}
