import { access as reachable, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import {
  type Diagnostic,
  diagnostic,
  type FederationDocument,
  federationDocumentSchema,
  hasErrors,
  type Plan,
} from "@modelstudio-sso/contracts";
import {
  type Imported,
  type ImportSource,
  importedYaml,
  importFederation,
  isWrite,
  planFederation,
  planInputs,
  readAccount,
  sentence,
  suggestedName,
} from "@modelstudio-sso/federation";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type CloudOptions, cloudOf, reaching } from "../cloud.ts";
import { withCloudOptions } from "../cloud-options.ts";
import { CommandFailure, exitCodes } from "../exit.ts";
import { printDiagnostics, printResult } from "../print.ts";

interface ImportCommandOptions extends CloudOptions {
  provider?: string;
  users?: string[];
  federation?: string;
  name?: string;
  site?: "international" | "china";
  output: string;
  force?: boolean;
  json?: boolean;
}

function usage(detail: string, json: boolean, path?: string): CommandFailure {
  return new CommandFailure([diagnostic("request.invalid", { detail, path })], {
    exitCode: exitCodes.usage,
    json,
  });
}

function sourceOf(options: ImportCommandOptions): ImportSource {
  const sources: ImportSource[] = [
    ...(options.provider === undefined ? [] : [{ kind: "provider" as const, name: options.provider }]),
    ...(options.users === undefined ? [] : [{ kind: "users" as const, names: options.users }]),
    ...(options.federation === undefined ? [] : [{ kind: "federation" as const, name: options.federation }]),
  ];
  const [source, ...more] = sources;
  if (source !== undefined && more.length === 0) return source;
  throw usage("Say what to import: one of --provider, --users or --federation.", options.json ?? false);
}

function nameOf(options: ImportCommandOptions, source: ImportSource): string {
  const json = options.json ?? false;
  if (source.kind === "federation" && options.name !== undefined && options.name !== source.name) {
    throw usage("What a federation owns is marked with its name, so the name stays.", json);
  }
  const name = options.name ?? (source.kind === "federation" ? source.name : suggestedName(source));
  const parsed = federationDocumentSchema.shape.name.safeParse(name);
  if (parsed.success) return name;
  throw usage(
    `The name of a federation has ${parsed.error.issues[0]?.message ?? "a form of its own"}.`,
    json,
  );
}

/** `federation.yaml` has its metadata in `federation.metadata.xml`. */
function metadataFileOf(output: string): string {
  return `${basename(output).replace(/\.ya?ml$/i, "")}.metadata.xml`;
}

async function refuseToOverwrite(files: readonly string[], options: ImportCommandOptions): Promise<void> {
  if (options.force) return;
  for (const file of files) {
    const there = await reachable(file).then(
      () => true,
      () => false,
    );
    if (there)
      throw usage(
        "The file exists. Choose another one with -o, or allow it with --force.",
        options.json ?? false,
        file,
      );
  }
}

/** Changes the first plan of an import may hold: marks, and what a finding has announced. */
function announced(change: Plan["changes"][number], findings: readonly Diagnostic[]): boolean {
  if (!isWrite(change)) return true;
  const says = (code: string) => findings.some((found) => found.code === code);
  const fields = "fields" in change ? change.fields.map((field) => field.field) : [];
  const marks = (field: string) => field.startsWith("tags.modelstudio-sso-") || field === "description";
  if (change.action === "adopt" && change.after.kind === "saml-provider") {
    return fields.every(
      (field) => marks(field) || (field === "metadataXml" && says("import.metadata-rewritten")),
    );
  }
  if (change.action === "adopt") return fields.every((field) => field.startsWith("tags.modelstudio-sso-"));
  const grant = "after" in change && ["custom-policy", "user-policy"].includes(change.after.kind);
  return change.action === "create" && grant && says("import.grant-differs");
}

function notClean(plan: Plan, findings: readonly Diagnostic[]): Diagnostic[] {
  return plan.changes
    .filter((change) => !announced(change, findings))
    .map((change) => diagnostic("import.not-clean", { detail: sentence(change), path: change.address }));
}

function planOf(options: ImportCommandOptions, document: FederationDocument): Promise<Plan> {
  return reaching(options.json ?? false, async () =>
    planFederation(await cloudOf(options, document.site), document, planInputs(document, new Date())),
  );
}

function withMetadata(imported: Imported): FederationDocument {
  const { document, metadata } = imported;
  if (document.loginPath.kind !== "idp" || metadata === null) return document;
  return { ...document, loginPath: { ...document.loginPath, metadataXml: metadata } };
}

async function read(options: ImportCommandOptions, source: ImportSource): Promise<Imported> {
  const name = nameOf(options, source);
  const site = options.site;
  return reaching(options.json ?? false, async () =>
    importFederation(await readAccount(await cloudOf(options, site ?? "international"), source), source, {
      name,
      site,
      now: new Date(),
    }),
  );
}

async function importCommandAction(options: ImportCommandOptions): Promise<void> {
  const json = options.json ?? false;
  const source = sourceOf(options);
  const imported = await read(options, source);
  const fatal = imported.findings.filter((found) => found.code === "import.nothing-found");
  if (fatal.length > 0) throw new CommandFailure(fatal, { exitCode: exitCodes.findings, json });
  const metadataFile = imported.metadata === null ? null : metadataFileOf(options.output);
  const beside = metadataFile === null ? null : join(dirname(options.output), metadataFile);
  await refuseToOverwrite([options.output, ...(beside === null ? [] : [beside])], options);
  const plan = await planOf(options, withMetadata(imported));
  const findings = [...imported.findings, ...notClean(plan, imported.findings)];
  await writeFile(options.output, importedYaml(imported, metadataFile));
  if (beside !== null && imported.metadata !== null) await writeFile(beside, imported.metadata);
  const writes = plan.changes.filter(isWrite);
  const result = {
    ok: !hasErrors(findings),
    file: options.output,
    metadataFile: beside,
    document: imported.document,
    leftOut: imported.leftOut,
    plan: writes.map(({ action, address }) => ({ action, address })),
    findings,
  };
  if (!json) printDiagnostics(findings);
  printResult(json, result, () =>
    [
      `Wrote ${[options.output, ...(beside === null ? [] : [beside])].join(" and ")}: ${imported.document.roles.length} role(s), ${imported.leftOut.length} left out.`,
      writes.length === 0 ? "A plan of it changes nothing." : "A plan of it would:",
      ...writes.map((change) => `  ${sentence(change)}`),
    ].join("\n"),
  );
  if (hasErrors(findings)) process.exitCode = exitCodes.findings;
}

function names(text: string): string[] {
  const list = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (list.length === 0) throw new InvalidArgumentError("want at least one RAM user");
  return list;
}

/** `msso import --provider NAME | --users a,b | --federation NAME [-o federation.yaml]` */
export function importCommand(program: Command): void {
  withCloudOptions(
    program
      .command("import")
      .description("write down what exists at the cloud as federation.yaml; changes nothing there"),
  )
    .option("--provider <name>", "a SAML provider and the roles that trust it")
    .option("--users <names>", "RAM users and the roles that trust them", names)
    .option("--federation <name>", "all that carries this federation's marker")
    .option("--name <name>", "name of the federation to be")
    .addOption(
      new Option("--site <site>", "read off the trust policies where not given").choices([
        "international",
        "china",
      ]),
    )
    .option("-o, --output <file>", "where to write; the metadata goes beside it", "federation.yaml")
    .option("--force", "overwrite files that exist")
    .option("--json", "print one line of JSON")
    .action(importCommandAction);
}
