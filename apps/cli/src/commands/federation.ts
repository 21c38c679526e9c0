import { writeFile } from "node:fs/promises";
import { diagnostic, type FederationDocument, hasErrors, type Plan } from "@modelstudio-sso/contracts";
import {
  desiredState,
  destroyPlan,
  exportTerraform,
  planFederation,
  planInputs,
  refusalsOf,
  verifyReport,
} from "@modelstudio-sso/federation";
import type { Command } from "commander";
import { applyDirectly } from "../apply-directly.ts";
import { type CloudOptions, cloudOf, reaching } from "../cloud.ts";
import { withCloudOptions } from "../cloud-options.ts";
import { CommandFailure, exitCodes } from "../exit.ts";
import { loadFederation } from "../federation-file.ts";
import { planText } from "../plan-text.ts";
import { printDiagnostics, printResult } from "../print.ts";
import { printReport } from "../print-report.ts";
import { printRun } from "../print-run.ts";
import { savedPlan } from "../saved-plan.ts";
import { type ServerOptions, withServerOption } from "../server-client.ts";
import {
  applyThrough,
  destroyThrough,
  planThrough,
  type Through,
  verifyThrough,
} from "./federation-through-server.ts";

interface FederationOptions extends CloudOptions {
  file: string;
  json?: boolean;
}

function makePlan(options: FederationOptions, document: FederationDocument): Promise<Plan> {
  return reaching(options.json ?? false, async () =>
    planFederation(await cloudOf(options, document.site), document, planInputs(document, new Date())),
  );
}

async function plan(options: FederationOptions & { output?: string }): Promise<void> {
  const json = options.json ?? false;
  const made = await makePlan(options, await loadFederation(options.file, json));
  if (options.output !== undefined) await writeFile(options.output, `${JSON.stringify(made, null, 2)}\n`);
  if (!json) printDiagnostics(made.findings);
  printResult(json, made, () => planText(made));
  if (hasErrors(made.findings)) process.exitCode = exitCodes.findings;
}

async function apply(
  options: FederationOptions & { plan: string; approve: string; acknowledge: string[] },
): Promise<void> {
  const json = options.json ?? false;
  const document = await loadFederation(options.file, json);
  const { approve: fingerprint, acknowledge } = options;
  const approved = { fingerprint, acknowledge, plan: await savedPlan(options.plan, json) };
  const current = await makePlan(options, document);
  const refusals = refusalsOf(approved, current);
  if (refusals.length > 0) throw new CommandFailure(refusals, { exitCode: exitCodes.findings, json });
  await carryOut(options, document, current);
}

async function carryOut(
  options: FederationOptions,
  document: FederationDocument,
  current: Plan,
): Promise<void> {
  const json = options.json ?? false;
  const { outcome, events } = await applyDirectly(current, await cloudOf(options, document.site), json);
  printRun(json, { outcome, events });
}

async function verify(options: FederationOptions): Promise<void> {
  const json = options.json ?? false;
  const report = verifyReport(await makePlan(options, await loadFederation(options.file, json)));
  printReport(json, report);
}

async function destroy(options: FederationOptions & { approve?: string }): Promise<void> {
  const json = options.json ?? false;
  const document = await loadFederation(options.file, json);
  const made = await reaching(json, async () => destroyPlan(await cloudOf(options, document.site), document));
  if (options.approve === undefined) {
    if (!json) printDiagnostics(made.findings);
    printResult(
      json,
      made,
      () => `${planText(made)}\nTo do it: msso destroy -f ${options.file} --approve ${made.fingerprint}`,
    );
    return;
  }
  const refusals =
    options.approve === made.fingerprint
      ? refusalsOf({ fingerprint: made.fingerprint, plan: made }, made)
      : [
          diagnostic("plan.fingerprint", {
            detail:
              "This is not the fingerprint of what destroy would do now: mistyped, or the cloud has moved. Nothing was changed.",
            want: options.approve,
            got: made.fingerprint,
          }),
        ];
  if (refusals.length > 0) throw new CommandFailure(refusals, { exitCode: exitCodes.findings, json });
  await carryOut(options, document, made);
}

async function terraform(options: { file: string; json?: boolean }): Promise<void> {
  const json = options.json ?? false;
  const document = await loadFederation(options.file, json);
  const desired = desiredState(document, planInputs(document, new Date()));
  if (hasErrors(desired.findings)) {
    throw new CommandFailure(desired.findings, { exitCode: exitCodes.findings, json });
  }
  const text = exportTerraform(desired);
  printResult(json, { terraform: text, findings: desired.findings }, () => text);
}

/** A command goes to the cloud by itself or, with `--server`, through a service. */
function either<O extends FederationOptions>(
  direct: (options: O) => Promise<void>,
  through: (options: O & Through) => Promise<void>,
): (options: O & ServerOptions) => Promise<void> {
  return (options) => {
    const { server } = options;
    return server === undefined ? direct(options) : through({ ...options, server });
  };
}

function withCloud(command: Command): Command {
  return withCloudOptions(withServerOption(command))
    .requiredOption("-f, --file <file>", "federation.yaml, or - for standard input")
    .option("--json", "print one line of JSON");
}

/** `msso plan|apply|verify|drift|destroy -f federation.yaml`, `msso export terraform -f federation.yaml` */
export function federationCommands(program: Command): void {
  withCloud(program.command("plan").description("compare a federation with the cloud; changes nothing"))
    .addHelpText(
      "after",
      "\nAn earlier version of the file, out of its version history, plans the way back to it.",
    )
    .option("-o, --output <file>", "also save the plan, for apply")
    .action(either(plan, planThrough));
  withCloud(program.command("apply").description("apply exactly the plan that was approved"))
    .requiredOption("--plan <file>", "the plan that was looked at")
    .requiredOption("--approve <fingerprint>", "its fingerprint")
    .option("--acknowledge <code...>", "accept dangerous findings, each by the code that plan printed", [])
    .action(either(apply, applyThrough));
  withCloud(program.command("verify").description("observe again and compare")).action(
    either(verify, verifyThrough),
  );
  withCloud(program.command("drift").description("as verify; exit code 1 where the cloud has moved")).action(
    either(verify, verifyThrough),
  );
  program
    .command("export")
    .description("write the federation in another tool's language")
    .command("terraform")
    .description("as Terraform for the provider aliyun/alicloud")
    .requiredOption("-f, --file <file>", "federation.yaml, or - for standard input")
    .option("--json", "print one line of JSON")
    .action(terraform);
  withCloud(program.command("destroy").description("take away all that this federation owns"))
    .option("--approve <fingerprint>", "the fingerprint that destroy printed")
    .action(either(destroy, destroyThrough));
}
