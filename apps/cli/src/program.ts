import { Command } from "commander";
import { federationCommands } from "./commands/federation.ts";
import { localCommands } from "./commands/local.ts";
import { metadataCommands } from "./commands/metadata.ts";
import { responseCommands } from "./commands/response.ts";

/** The command line as a whole; exit codes are made in main.ts. */
export function createProgram(): Command {
  const program = new Command("msso")
    .description("Single sign-on from your own identity provider into Alibaba Cloud Model Studio")
    .exitOverride()
    .showHelpAfterError();
  metadataCommands(program);
  responseCommands(program);
  federationCommands(program);
  localCommands(program);
  for (const command of program.commands) {
    command.exitOverride();
    for (const inner of command.commands) inner.exitOverride();
  }
  return program;
}
