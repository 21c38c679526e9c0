import { createInterface } from "node:readline";
import { diagnostic, hasErrors } from "@modelstudio-sso/contracts";
import { explainResponse } from "@modelstudio-sso/saml";
import type { Command } from "commander";
import { checkLine } from "../check-line.ts";
import { CommandFailure, exitCodes } from "../exit.ts";
import { instant, readInput } from "../input.ts";
import { printDiagnostics, printResult } from "../print.ts";

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
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    await emit(JSON.stringify(checkLine(line)));
  }
}

async function explain(file: string, options: { now?: Date; json?: boolean }): Promise<void> {
  const json = options.json ?? false;
  const input = (await readInput(file, json)).toString("utf8");
  const explanation = explainResponse(input, { now: options.now ?? new Date() });
  if (!json) printDiagnostics(explanation.diagnostics);
  printResult(json, { ok: !hasErrors(explanation.diagnostics), ...explanation }, () =>
    [
      `Read as ${explanation.form}.`,
      ...explanation.values.map(
        (entry) => `  ${entry.trust === "signed" ? "signed  " : "unsigned"}  ${entry.name}: ${entry.value}`,
      ),
    ].join("\n"),
  );
  if (hasErrors(explanation.diagnostics)) process.exitCode = exitCodes.findings;
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
  response
    .command("explain")
    .description("say what a response holds and why it would be refused")
    .argument("<file>", "base64, form data or XML; - for standard input")
    .option("--now <time>", "judge times at this time (ISO 8601)", instant)
    .option("--json", "print one line of JSON")
    .action(explain);
}
