import { writeFile } from "node:fs/promises";
import { diagnostic, type ResponseReport } from "@modelstudio-sso/contracts";
import { explainCapture } from "@modelstudio-sso/federation";
import { CommandFailure, exitCodes } from "../exit.ts";
import { readInput } from "../input.ts";
import { printDiagnostics, printResult } from "../print.ts";
import { askingServer, onlyWithoutServer, type ServerOptions, serverClient } from "../server-client.ts";

export interface ExplainCommandOptions extends ServerOptions {
  metadata?: string;
  spEntityId?: string;
  acsUrl?: string;
  now?: Date;
  redact: boolean;
  bundle?: string;
}

function usage(detail: string, json: boolean): CommandFailure {
  return new CommandFailure([diagnostic("request.invalid", { detail })], { exitCode: exitCodes.usage, json });
}

function providersOf({ spEntityId, acsUrl }: ExplainCommandOptions, json: boolean) {
  if (spEntityId === undefined && acsUrl === undefined) return undefined;
  if (spEntityId === undefined || acsUrl === undefined) {
    throw usage("Give --sp-entity-id and --acs-url together: they are one application.", json);
  }
  return [{ entityId: spEntityId, acsUrl }];
}

async function writeBundle(path: string, report: ResponseReport, json: boolean): Promise<void> {
  try {
    // Never over another file, and readable by nobody else: redaction is careful, not omniscient.
    await writeFile(path, `${JSON.stringify(report.bundle, null, 2)}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    throw usage(
      `The bundle was not written to ${path}: ${error instanceof Error ? error.message : error}.`,
      json,
    );
  }
}

function inWords(report: ResponseReport): string {
  return [
    `Read as ${report.form}.${report.vendor === undefined ? "" : ` The identity provider looks like ${report.vendor}.`}`,
    ...report.values.map(
      (entry) => `  ${entry.trust === "signed" ? "signed  " : "unsigned"}  ${entry.name}: ${entry.value}`,
    ),
    ...(report.redacted ? ["Names, e-mail addresses and sessions show their shape only; --no-redact."] : []),
  ].join("\n");
}

/** A server judges by its own federations' metadata and sites, and by its own clock. */
function explainThere(input: string, server: URL, options: ExplainCommandOptions): Promise<ResponseReport> {
  const { metadata, spEntityId, acsUrl, now, redact, json = false } = options;
  const local = { "--metadata": metadata, "--sp-entity-id": spEntityId, "--acs-url": acsUrl, "--now": now };
  onlyWithoutServer(local, json);
  const client = serverClient(server, json);
  return askingServer(server, json, () => client.diagnosis.explain({ input, redact }));
}

async function explainHere(input: string, options: ExplainCommandOptions): Promise<ResponseReport> {
  const { json = false, metadata, now = new Date(), redact } = options;
  const providers = providersOf(options, json);
  const metadataXml = metadata === undefined ? undefined : (await readInput(metadata, json)).toString("utf8");
  return explainCapture(input, { now, redact, metadataXml, providers });
}

/** `msso response explain FILE|-`: the same explanation as the service gives, made on this machine. */
export async function explain(file: string, options: ExplainCommandOptions): Promise<void> {
  const json = options.json ?? false;
  const { server } = options;
  const input = (await readInput(file, json)).toString("utf8");
  const report = await (server === undefined
    ? explainHere(input, options)
    : explainThere(input, server, options));
  if (options.bundle !== undefined) await writeBundle(options.bundle, report, json);
  if (!json) printDiagnostics(report.diagnostics);
  printResult(json, report, () => inWords(report));
  if (!report.ok) process.exitCode = exitCodes.findings;
}
