import { describeMetadata } from "@modelstudio-sso/federation";
import type { Command } from "commander";
import { exitCodes } from "../exit.ts";
import { instant, readInput } from "../input.ts";
import { printDiagnostics, printResult } from "../print.ts";

interface CheckOptions {
  entityId?: string;
  now?: Date;
  json?: boolean;
}

async function check(file: string, options: CheckOptions): Promise<void> {
  const json = options.json ?? false;
  const bytes = await readInput(file, json);
  const report = describeMetadata(new Uint8Array(bytes), {
    now: options.now ?? new Date(),
    entityId: options.entityId,
  });
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
  metadata
    .command("check")
    .description("say what a metadata document holds and what is wrong with it")
    .argument("<file>", "metadata file, or - for standard input")
    .option("--entity-id <id>", "the entity to take from an aggregate")
    .option("--now <time>", "judge validity at this time (ISO 8601)", instant)
    .option("--json", "print one line of JSON")
    .action(check);
}
