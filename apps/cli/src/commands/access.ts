import {
  type AccessMatrix,
  type Diagnostic,
  diagnostic,
  type FederationDocument,
  hasErrors,
  type Plan,
} from "@modelstudio-sso/contracts";
import {
  type AccessKnowledge,
  accessChoice,
  accessDifference,
  accessMatrix,
  desiredAccessState,
  desiredState,
  observe,
  observedAccessFindings,
  observedAccessState,
  planInputs,
  plannedAccessState,
  subjectsNamed,
} from "@modelstudio-sso/federation";
import { type Command, InvalidArgumentError, Option } from "commander";
import { choiceText, differenceText, matrixText } from "../access-text.ts";
import { type CloudOptions, cloudOf, reaching } from "../cloud.ts";
import { withCloudOptions } from "../cloud-options.ts";
import { CommandFailure, exitCodes } from "../exit.ts";
import { loadFederation } from "../federation-file.ts";
import { printDiagnostics, printResult } from "../print.ts";
import { savedPlan } from "../saved-plan.ts";
import {
  askingServer,
  onlyWithoutServer,
  type ServerOptions,
  serverClient,
  withServerOption,
} from "../server-client.ts";
import { sameFederation } from "../through-server.ts";

interface AccessOptions extends CloudOptions, ServerOptions {
  file: string;
  groups?: string[];
  observed?: boolean;
  plan?: string;
  against?: string;
  logonSession?: number;
}

/** A plan of this federation and no other. */
async function planOf(path: string, document: FederationDocument, json: boolean): Promise<Plan> {
  const plan = await savedPlan(path, json);
  if (plan.federation === document.name && plan.accountId === document.accountId) return plan;
  throw new CommandFailure(
    [
      diagnostic("request.invalid", {
        detail: `This is a plan of the federation "${plan.federation}" in account ${plan.accountId}.`,
        path,
      }),
    ],
    { exitCode: exitCodes.usage, json },
  );
}

/** What was asked about; `before` is there where two states are compared. */
interface Asked {
  matrix: AccessMatrix;
  before: AccessMatrix | null;
  findings: Diagnostic[];
}

/** An earlier version of the file; its own findings are of yesterday. */
async function earlier(options: AccessOptions): Promise<FederationDocument | null> {
  return options.against === undefined ? null : loadFederation(options.against, options.json ?? false);
}

function desiredMatrix(document: FederationDocument, known: AccessKnowledge): AccessMatrix {
  return accessMatrix(desiredAccessState(desiredState(document, { now: new Date() }), known));
}

async function lookAtCloud(
  options: AccessOptions,
  document: FederationDocument,
  known: AccessKnowledge,
): Promise<Asked> {
  const json = options.json ?? false;
  const plan = options.plan === undefined ? null : await planOf(options.plan, document, json);
  const applied = (await earlier(options)) ?? document;
  const seen = await reaching(json, async () => observe(await cloudOf(options, document.site), document));
  const findings = observedAccessFindings(document, seen);
  const state = observedAccessState(applied, seen, known);
  const now = accessMatrix(state);
  if (plan === null) return { matrix: now, before: null, findings };
  return { matrix: accessMatrix(plannedAccessState({ plan, document }, state)), before: now, findings };
}

async function look(options: AccessOptions, document: FederationDocument): Promise<Asked> {
  const known: AccessKnowledge = { logonSessionSeconds: options.logonSession };
  const { findings } = desiredState(document, planInputs(document, new Date()));
  if (options.observed || options.plan !== undefined) {
    const asked = await lookAtCloud(options, document, known);
    return { ...asked, findings: [...findings, ...asked.findings] };
  }
  const before = await earlier(options);
  return {
    matrix: desiredMatrix(document, known),
    before: before === null ? null : desiredMatrix(before, known),
    findings,
  };
}

function print(options: AccessOptions, { matrix, before, findings }: Asked): void {
  const json = options.json ?? false;
  if (!json) printDiagnostics(findings.filter((found) => found.severity === "error"));
  if (hasErrors(findings)) process.exitCode = exitCodes.findings;
  if (options.groups !== undefined) {
    const choice = accessChoice(matrix, subjectsNamed(matrix, options.groups));
    printResult(json, { choice, findings }, () => choiceText(choice));
    return;
  }
  const difference = before === null ? null : accessDifference(before, matrix);
  printResult(json, { matrix, difference, findings }, () =>
    difference === null ? matrixText(matrix) : `${matrixText(matrix)}\n${differenceText(difference)}`,
  );
}

/** Through a server, which knows the attested memberships, too. */
async function lookThere(options: AccessOptions, server: URL): Promise<Asked> {
  const json = options.json ?? false;
  onlyWithoutServer({ "--plan": options.plan, "--against": options.against }, json);
  const document = await loadFederation(options.file, json);
  const client = serverClient(server, json);
  const { matrix, findings } = await askingServer(server, json, async () =>
    client.access.matrix({
      id: (await sameFederation(client, document, json)).id,
      source: options.observed ? "observed" : "desired",
      logonSessionSeconds: options.logonSession,
    }),
  );
  return { matrix, before: null, findings };
}

async function access(options: AccessOptions): Promise<void> {
  const asked =
    options.server === undefined
      ? await look(options, await loadFederation(options.file, options.json ?? false))
      : await lookThere(options, options.server);
  print(options, asked);
}

/** A group's name may hold a comma: `\,` means one. */
function groupNames(text: string, before: string[] | undefined): string[] {
  const names = text
    .split(/(?<!\\),/)
    .map((name) => name.replaceAll("\\,", ",").trim())
    .filter((name) => name !== "");
  if (names.length === 0) throw new InvalidArgumentError("want at least one name");
  return [...(before ?? []), ...names];
}

function logonSession(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 3600 || seconds > 86_400)
    throw new InvalidArgumentError("want 3600 to 86400 seconds");
  return seconds;
}

/** `msso access -f federation.yaml [--groups a,b] [--observed | --plan FILE] [--against FILE]` */
export function accessCommand(program: Command): void {
  withServerOption(
    withCloudOptions(
      program.command("access").description("who can do what: in the file, at the cloud, or after a plan"),
    ),
  )
    .requiredOption("-f, --file <file>", "federation.yaml, or - for standard input")
    .option(
      "--groups <names>",
      "roles somebody in these groups (or these RAM users) could choose",
      groupNames,
    )
    .addOption(new Option("--observed", "as the cloud shows it").conflicts("plan"))
    .option("--plan <file>", "after this plan, and whom it changes what for")
    .addOption(
      new Option("--against <file>", "the file as it was applied: whom a change is for").conflicts(
        "observed",
      ),
    )
    .option("--logon-session <seconds>", "the account's own Logon Session Duration", logonSession)
    .option("--json", "print one line of JSON")
    .action(access);
}
