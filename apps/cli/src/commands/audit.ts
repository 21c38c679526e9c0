import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { ChainCheck, type ChainReport, type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { verifyAuditSeal } from "@modelstudio-sso/federation";
import type { Command } from "commander";
import { CommandFailure, exitCodes } from "../exit.ts";
import { printDiagnostics, printResult } from "../print.ts";
import { askingServer, serverClient, withServerOption } from "../server-client.ts";

interface VerifyOptions {
  key?: string;
  json?: boolean;
}

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** Line by line, so that the size of the file does not matter. */
async function readChain(path: string, json: boolean): Promise<ChainReport> {
  const check = new ChainCheck({ sha256, verifySeal: verifyAuditSeal });
  try {
    const input = path === "-" ? process.stdin : createReadStream(path, "utf8");
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      check.line(line);
  } catch {
    const facts = { detail: "The file cannot be read.", path, want: "a readable file" };
    throw new CommandFailure([diagnostic("request.not-found", facts)], { exitCode: exitCodes.usage, json });
  }
  return check.report();
}

function findings({ breaks, key }: ChainReport, wanted: string | undefined): Diagnostic[] {
  const found = breaks.map(({ line, ...facts }) =>
    diagnostic("audit.broken", { ...facts, path: `line ${line}` }),
  );
  if (wanted === undefined || wanted === key) return found;
  const detail = "The chain may hold in itself; it is not the one of that service.";
  return [...found, diagnostic("audit.other-key", { detail, want: wanted, got: key ?? "no key" })];
}

async function verify(file: string, options: VerifyOptions): Promise<void> {
  const json = options.json ?? false;
  const { breaks: _breaks, ...report } = await readChain(file, json);
  const diagnostics = findings({ breaks: _breaks, ...report }, options.key);
  const ok = diagnostics.length === 0;
  if (!json) printDiagnostics(diagnostics);
  printResult(json, { ...report, ok, diagnostics }, () =>
    [
      ok
        ? `The chain holds: ${report.entries} entries`
        : `The chain does not hold: ${report.entries} entries read`,
      report.first === null ? "" : `, ${report.first} to ${report.last}`,
      `.\nOrganisation: ${report.organization ?? "unknown"}\nLast hash:    ${report.head ?? "none"}`,
      `\nSigned by:    ${report.key ?? "nobody"}`,
      ok && options.key === undefined
        ? "\nCompare the key with the service's own, or give it with --key."
        : "",
    ].join(""),
  );
  if (!ok) process.exitCode = exitCodes.findings;
}

async function exportChain({ server, after, json = false }: { server: URL; after: string; json?: boolean }) {
  const client = serverClient(server, json);
  const file = await askingServer(server, json, () => client.audit.export({ after: Number(after) }));
  for await (const piece of file.stream()) process.stdout.write(piece);
}

/** `msso audit verify FILE|-` and `msso audit export --server URL` */
export function auditCommands(program: Command): void {
  const audit = program.command("audit").description("the service's audit log");
  audit
    .command("verify")
    .description("check an exported chain on this machine, without the service")
    .argument("<file>", "the export, or - for standard input")
    .option("--key <key>", "the public key that must have signed it")
    .option("--json", "print one line of JSON")
    .action(verify);
  withServerOption(audit.command("export").description("write the chain to standard output, as JSON Lines"))
    .option("--after <number>", "begin after this entry", "0")
    .option("--json", "print refusals as JSON")
    .action((options: { server?: URL; after: string; json?: boolean }) => {
      const { server } = options;
      if (server === undefined) {
        const detail = "The log is kept by a server; say which with --server.";
        throw new CommandFailure([diagnostic("request.invalid", { detail, path: "--server" })], {
          exitCode: exitCodes.usage,
          json: options.json ?? false,
        });
      }
      return exportChain({ ...options, server });
    });
}
