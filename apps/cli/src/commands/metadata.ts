import type { MetadataCheck } from "@modelstudio-sso/contracts";
import { describeMetadata } from "@modelstudio-sso/federation";
import { gatherMetadata } from "@modelstudio-sso/saml";
import type { Command } from "commander";
import { exitCodes } from "../exit.ts";
import { inputPieces, instant, readInput } from "../input.ts";
import { printDiagnostics, printResult } from "../print.ts";
import {
  askingServer,
  onlyWithoutServer,
  type ServerOptions,
  serverClient,
  withServerOption,
} from "../server-client.ts";

interface CheckOptions extends ServerOptions {
  entityId?: string;
  now?: Date;
}

/** The same report, made by a server; what it answers beside it, the text itself, is known here. */
async function reportOfServer(file: string, server: URL, options: CheckOptions): Promise<MetadataCheck> {
  const { entityId, now, json = false } = options;
  onlyWithoutServer({ "--now": now }, json);
  const client = serverClient(server, json);
  const xml = (await readInput(file, json)).toString("utf8");
  const given = entityId === undefined ? { xml } : { xml, entityId };
  const { xml: _xml, ...report } = await askingServer(server, json, () => client.metadata.check(given));
  return report;
}

async function reportOf(file: string, options: CheckOptions): Promise<MetadataCheck> {
  const { entityId, now = new Date(), json = false } = options;
  return describeMetadata(await gatherMetadata(inputPieces(file, json), { entityId }), { now, entityId });
}

async function check(file: string, options: CheckOptions): Promise<void> {
  const json = options.json ?? false;
  const { server } = options;
  const report = await (server === undefined
    ? reportOf(file, options)
    : reportOfServer(file, server, options));
  if (!json) printDiagnostics(report.diagnostics);
  printResult(json, report, () => {
    const { idp } = report;
    if (idp === undefined) return "No identity provider could be read.";
    const certificates = idp.certificates.map(
      (certificate) =>
        `  ${certificate.use}  ${certificate.keyType} ${certificate.keyBits}  until ${certificate.notAfter}  ${certificate.subject}`,
    );
    const endpoints = idp.singleSignOn.map((endpoint) => `  ${endpoint.location}`);
    return [
      `${report.ok ? "Fine" : "Not usable"}: ${idp.entityId} (${idp.vendor})`,
      "Sign-on endpoints:",
      ...endpoints,
      "Certificates:",
      ...certificates,
    ].join("\n");
  });
  if (!report.ok) process.exitCode = exitCodes.findings;
}

/** `msso metadata check FILE|-` */
export function metadataCommands(program: Command): void {
  const metadata = program.command("metadata").description("read an identity provider's SAML metadata");
  withServerOption(
    metadata.command("check").description("say what a metadata document holds and what is wrong with it"),
  )
    .argument("<file>", "metadata file, or - for standard input")
    .option("--entity-id <id>", "the entity to take from an aggregate")
    .option("--now <time>", "judge validity at this time (ISO 8601)", instant)
    .option("--json", "print one line of JSON")
    .action(check);
}
