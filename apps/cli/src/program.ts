import { Command } from "commander";
import { accessCommand } from "./commands/access.ts";
import { announceCommand } from "./commands/announce.ts";
import { auditCommands } from "./commands/audit.ts";
import { backupCommands } from "./commands/backup.ts";
import { federationCommands } from "./commands/federation.ts";
import { guideCommand } from "./commands/guide.ts";
import { importCommand } from "./commands/import.ts";
import { localCommands } from "./commands/local.ts";
import { metadataCommands } from "./commands/metadata.ts";
import { policyCommand } from "./commands/policy.ts";
import { resetLinkCommand } from "./commands/reset-link.ts";
import { responseCommands } from "./commands/response.ts";

/** Usage errors become exceptions, so that exit codes are made in one place. */
function throughout(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) throughout(inner);
}

/** The command line as a whole; exit codes are made in main.ts. */
export function createProgram(): Command {
  const program = new Command("msso")
    .description("Single sign-on from your own identity provider into Alibaba Cloud Model Studio")
    .showHelpAfterError();
  metadataCommands(program);
  responseCommands(program);
  federationCommands(program);
  accessCommand(program);
  auditCommands(program);
  guideCommand(program);
  announceCommand(program);
  importCommand(program);
  localCommands(program);
  policyCommand(program);
  backupCommands(program);
  resetLinkCommand(program);
  throughout(program);
  return program;
}
