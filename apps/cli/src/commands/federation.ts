import { writeFile } from "node:fs/promises";
import {
  type ApplyEvent,
  acknowledgeableCodes,
  diagnostic,
  type FederationDocument,
  hasErrors,
  type Plan,
  planSchema,
} from "@modelstudio-sso/contracts";
import {
  desiredState,
  destroyPlan,
  exportTerraform,
  isWrite,
  planFederation,
  planInputs,
  refusalsOf,
  sentence,
  verifyReport,
} from "@modelstudio-sso/federation";
import { type Command, Option } from "commander";
import { applyDirectly } from "../apply-directly.ts";
import { type CloudOptions, cloudOf, reaching } from "../cloud.ts";
import { CommandFailure, exitCodes } from "../exit.ts";
import { loadFederation } from "../federation-file.ts";
import { readInput } from "../input.ts";
import { printDiagnostics, printResult } from "../print.ts";

interface FederationOptions extends CloudOptions {
  file: string;
  json?: boolean;
}

function makePlan(options: FederationOptions, document: FederationDocument): Promise<Plan> {
  return reaching(options.json ?? false, async () =>
    planFederation(await cloudOf(options, document.site), document, planInputs(document, new Date())),
  );
}

function planText(plan: Plan): string {
  const writes = plan.changes.filter(isWrite);
  const untouched = plan.changes.filter((change) => change.action === "untouched");
  return [
    writes.length === 0
      ? "Nothing to change: the cloud is as the federation says."
      : `${writes.length} change(s):`,
    ...writes.map((change) => `  ${sentence(change)}`),
    ...untouched.map((change) => `  ${sentence(change)}`),
    ...(plan.membershipSteps.length === 0
      ? []
      : [
          `${plan.membershipSteps.length} workspace membership(s) are made by a person in the Model Studio console.`,
        ]),
    `Fingerprint: ${plan.fingerprint}`,
  ].join("\n");
}

async function plan(options: FederationOptions & { output?: string }): Promise<void> {
  const json = options.json ?? false;
  const made = await makePlan(options, await loadFederation(options.file, json));
  if (options.output !== undefined) await writeFile(options.output, `${JSON.stringify(made, null, 2)}\n`);
  if (!json) printDiagnostics(made.findings);
  printResult(json, made, () => planText(made));
  if (hasErrors(made.findings)) process.exitCode = exitCodes.findings;
}

async function savedPlan(path: string, json: boolean): Promise<Plan> {
  const text = (await readInput(path, json)).toString("utf8");
  try {
    return planSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandFailure(
      [diagnostic("request.invalid", { detail: "This is not a plan that `msso plan -o` wrote.", path })],
      { exitCode: exitCodes.usage, json },
    );
  }
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

/** A run that stopped because the cloud was away is not one that the cloud refused. */
function exitCodeOf(events: readonly ApplyEvent[]): number {
  const away = ["cloud.unreachable", "cloud.throttled", "cloud.unexpected-answer"];
  const failed = events.find((event) => event.type === "change-failed");
  return failed !== undefined && away.includes(failed.diagnostic.code)
    ? exitCodes.unreachable
    : exitCodes.findings;
}

async function carryOut(
  options: FederationOptions,
  document: FederationDocument,
  current: Plan,
): Promise<void> {
  const json = options.json ?? false;
  const { outcome, events } = await applyDirectly(current, await cloudOf(options, document.site), json);
  const written = events.filter((event) => event.type === "change-done").length;
  printResult(json, { ok: outcome === "succeeded", outcome, written, events }, () =>
    outcome === "succeeded"
      ? `Done: ${written} change(s).`
      : "Stopped at the change above; plan again to go on.",
  );
  if (outcome !== "succeeded") process.exitCode = exitCodeOf(events);
}

async function verify(options: FederationOptions): Promise<void> {
  const json = options.json ?? false;
  const report = verifyReport(await makePlan(options, await loadFederation(options.file, json)));
  if (!json) printDiagnostics(report.diagnostics);
  printResult(json, report, () =>
    report.ok
      ? `As it should be: ${report.checked} resources checked.`
      : `${report.drift.length} difference(s).`,
  );
  if (!report.ok) process.exitCode = exitCodes.findings;
}

async function destroy(options: FederationOptions & { approve?: string }): Promise<void> {
  const json = options.json ?? false;
  const document = await loadFederation(options.file, json);
  const made = await reaching(json, async () => destroyPlan(await cloudOf(options, document.site), document));
  if (options.approve === undefined) {
    printResult(
      json,
      made,
      () => `${planText(made)}\nTo do it: msso destroy -f ${options.file} --approve ${made.fingerprint}`,
    );
    return;
  }
  const refusals = refusalsOf(
    // Asking to destroy says all that an acknowledgement could say.
    { fingerprint: made.fingerprint, plan: made, acknowledge: acknowledgeableCodes },
    made,
  ).concat(
    options.approve === made.fingerprint
      ? []
      : [
          diagnostic("plan.fingerprint", {
            detail:
              "This is not the fingerprint of what destroy would do now: mistyped, or the cloud has moved. Nothing was changed.",
            want: options.approve,
            got: made.fingerprint,
          }),
        ],
  );
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

function withCloud(command: Command): Command {
  return command
    .requiredOption("-f, --file <file>", "federation.yaml, or - for standard input")
    .addOption(
      new Option("--cloud <cloud>", "which cloud to speak to")
        .choices(["sandbox", "alibaba"])
        .default("alibaba")
        .env("CLOUD"),
    )
    .addOption(new Option("--endpoint <url>", "address of the sandbox's cloud").env("SANDBOX_CLOUD_URL"))
    .option("--json", "print one line of JSON");
}

/** `msso plan|apply|verify|drift|destroy -f federation.yaml`, `msso export terraform -f federation.yaml` */
export function federationCommands(program: Command): void {
  withCloud(program.command("plan").description("compare a federation with the cloud; changes nothing"))
    .option("-o, --output <file>", "also save the plan, for apply")
    .action(plan);
  withCloud(program.command("apply").description("apply exactly the plan that was approved"))
    .requiredOption("--plan <file>", "the plan that was looked at")
    .requiredOption("--approve <fingerprint>", "its fingerprint")
    .option("--acknowledge <code...>", "accept dangerous findings, each by its code", [])
    .action(apply);
  withCloud(program.command("verify").description("observe again and compare")).action(verify);
  withCloud(program.command("drift").description("as verify; exit code 1 where the cloud has moved")).action(
    verify,
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
    .action(destroy);
}
