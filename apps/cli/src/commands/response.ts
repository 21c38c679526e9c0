import { diagnostic } from "@modelstudio-sso/contracts";
import type { Command } from "commander";
import { batchLines } from "../batch-lines.ts";
import { checkLine } from "../check-line.ts";
import { CommandFailure, exitCodes } from "../exit.ts";
import { instant } from "../input.ts";
import { withServerOption } from "../server-client.ts";
import { explain } from "./explain-response.ts";

/** Waits where the reader of our output is slower than we are. */
function emit(line: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(`${line}\n`)) resolve();
    else process.stdout.once("drain", resolve);
  });
}

async function check(options: { batch?: boolean }): Promise<void> {
  if (options.batch !== true) {
    throw new CommandFailure(
      [
        diagnostic("request.invalid", {
          detail: "Give --batch and one JSON object per line on standard input.",
        }),
      ],
      { exitCode: exitCodes.usage, json: false },
    );
  }
  for await (const line of batchLines(process.stdin)) await emit(JSON.stringify(checkLine(line)));
}

/** `msso response check --batch` and `msso response explain FILE|-` */
export function responseCommands(program: Command): void {
  const response = program.command("response").description("judge and explain SAML responses");
  response
    .command("check")
    .description("judge responses: NDJSON in, NDJSON out, in the same order")
    .option("--batch", "read standard input line by line")
    .option("--json", "accepted for symmetry; the output is always JSON")
    .action(check);
  withServerOption(
    response.command("explain").description("say what a response holds and why it would be refused"),
  )
    .argument("<file>", "base64, form data, XML, HAR or SAML-tracer export; - for standard input")
    .option("--metadata <file>", "metadata of the identity provider: checks signatures and knows the vendor")
    .option("--sp-entity-id <id>", "entityID of the application; by default the Alibaba Cloud site it names")
    .option("--acs-url <url>", "address the response is posted to; goes with --sp-entity-id")
    .option("--now <time>", "judge times at this time (ISO 8601)", instant)
    .option("--no-redact", "show names, e-mail addresses and sessions as they are")
    .option("--bundle <file>", "write the redacted support bundle to a new file")
    .option("--json", "print one line of JSON")
    .action(explain);
}
