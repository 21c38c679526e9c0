import { writeFile } from "node:fs/promises";
import { diagnostic, hasErrors, type PlanRecord } from "@modelstudio-sso/contracts";
import { refusalsOf } from "@modelstudio-sso/federation";
import { CommandFailure, exitCodes } from "../exit.ts";
import { loadFederation } from "../federation-file.ts";
import { planText } from "../plan-text.ts";
import { printDiagnostics, printResult } from "../print.ts";
import { printReport } from "../print-report.ts";
import { printRun } from "../print-run.ts";
import { savedPlan } from "../saved-plan.ts";
import { askingServer, type ServerClient, serverClient } from "../server-client.ts";
import { followRun, planThere, sameFederation } from "../through-server.ts";

/** Options of a command that goes through a server. */
export interface Through {
  file: string;
  server: URL;
  json?: boolean;
}

/** `msso plan --server`: the file becomes the server's document of that name, and is planned there. */
export async function planThrough(options: Through & { output?: string }): Promise<void> {
  const { server, json = false } = options;
  const document = await loadFederation(options.file, json);
  const client = serverClient(server, json);
  const { plan, missing } = await askingServer(server, json, async () => {
    const record = await planThere(client, document);
    return { plan: record.plan, missing: (await client.plans.approval({ id: record.id })).missing };
  });
  if (options.output !== undefined) await writeFile(options.output, `${JSON.stringify(plan, null, 2)}\n`);
  if (!json)
    printDiagnostics([
      ...plan.findings,
      ...missing.map((found) => ({ ...found, severity: "info" as const })),
    ]);
  printResult(json, plan, () => planText(plan));
  if (hasErrors(plan.findings)) process.exitCode = exitCodes.findings;
}

async function run(client: ServerClient, record: PlanRecord, given: Through & { acknowledge?: string[] }) {
  const { server, json = false, acknowledge = [] } = given;
  const { outcome, events } = await askingServer(server, json, async () => {
    const { fingerprint } = record.plan;
    const started = await client.runs.start({ id: record.id, fingerprint, acknowledge });
    return followRun(client, started, json);
  });
  printRun(json, { outcome, events });
}

/** `msso apply --server`: the run is the server's, durable, and goes on where this command is interrupted. */
export async function applyThrough(
  options: Through & { plan: string; approve: string; acknowledge: string[] },
): Promise<void> {
  const { server, json = false, approve: fingerprint, acknowledge } = options;
  const document = await loadFederation(options.file, json);
  const approved = { fingerprint, acknowledge, plan: await savedPlan(options.plan, json) };
  const client = serverClient(server, json);
  const record = await askingServer(server, json, () => planThere(client, document));
  const refusals = refusalsOf(approved, record.plan);
  if (refusals.length > 0) throw new CommandFailure(refusals, { exitCode: exitCodes.findings, json });
  await run(client, record, options);
}

/** `msso verify|drift --server`: looks and changes nothing, not even the server's document. */
export async function verifyThrough(options: Through): Promise<void> {
  const { server, json = false } = options;
  const document = await loadFederation(options.file, json);
  const client = serverClient(server, json);
  const report = await askingServer(server, json, async () => {
    const { id } = await sameFederation(client, document, json);
    return client.runs.verify({ id });
  });
  printReport(json, report);
}

/** `msso destroy --server`: what the server's federation owns, by the server's own plan to take it away. */
export async function destroyThrough(options: Through & { approve?: string }): Promise<void> {
  const { server, json = false, approve } = options;
  const document = await loadFederation(options.file, json);
  const client = serverClient(server, json);
  const record = await askingServer(server, json, async () => {
    const { id } = await sameFederation(client, document, json);
    return client.plans.destroy({ id });
  });
  const { plan } = record;
  if (approve === undefined) {
    if (!json) printDiagnostics(plan.findings);
    const next = `msso destroy --server ${server.origin} -f ${options.file} --approve ${plan.fingerprint}`;
    printResult(json, plan, () => `${planText(plan)}\nTo do it: ${next}`);
    return;
  }
  if (approve !== plan.fingerprint) {
    const detail =
      "This is not the fingerprint of what destroy would do now: mistyped, or the cloud has moved. Nothing was changed.";
    const facts = { detail, want: approve, got: plan.fingerprint };
    throw new CommandFailure([diagnostic("plan.fingerprint", facts)], { exitCode: exitCodes.findings, json });
  }
  await run(client, record, options);
}
