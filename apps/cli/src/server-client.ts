import { createClient, isAway, refusalOf, type ServiceClient } from "@modelstudio-sso/client";
import { type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { type Command, InvalidArgumentError } from "commander";
import { CommandFailure, exitCodes } from "./exit.ts";

export type ServerClient = ServiceClient;

/** What every command that can go through a server takes. */
export interface ServerOptions {
  server?: URL;
  json?: boolean;
}

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

function address(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError("want http:// or https://");
  if (url.username !== "" || url.password !== "")
    throw new InvalidArgumentError("want no credentials in it; they go into MSSO_TOKEN");
  return url;
}

/** Option `--server`: with it, a command asks a running service and needs no credentials of the cloud. */
export function withServerOption(command: Command): Command {
  return command.option("--server <url>", "go through this server, with the API key in MSSO_TOKEN", address);
}

function tokenFor(server: URL, json: boolean): string {
  const token = process.env.MSSO_TOKEN ?? "";
  if (token === "") {
    throw new CommandFailure(
      [
        diagnostic("request.invalid", {
          detail: "Set MSSO_TOKEN to an API key of that server.",
          path: "MSSO_TOKEN",
        }),
      ],
      { exitCode: exitCodes.usage, json },
    );
  }
  if (server.protocol === "http:" && !loopback.has(server.hostname))
    process.stderr.write(`! The key goes to ${server.host} unencrypted: use https.\n`);
  return token;
}

/** A typed client of a running service. Nothing is sent yet. Throws `CommandFailure` where there is no key. */
export function serverClient(server: URL, json: boolean): ServerClient {
  return createClient({ url: server, token: tokenFor(server, json) });
}

function unreachable(server: URL, detail: string): Diagnostic {
  return diagnostic("service.unreachable", { detail, path: server.origin });
}

function failureOf(error: unknown, server: URL): { diagnostics: Diagnostic[]; exitCode: number } | null {
  const refused = refusalOf(error);
  if (refused !== null) {
    const { status, diagnostics } = refused;
    // Every refusal of this service has findings, so this is somebody else's answer.
    if (diagnostics.length === 0)
      return {
        diagnostics: [
          unreachable(server, `It answered with status ${status}, but not as this service does.`),
        ],
        exitCode: exitCodes.unreachable,
      };
    return { diagnostics, exitCode: isAway(refused) ? exitCodes.unreachable : exitCodes.findings };
  }
  if (error instanceof TypeError) {
    const { cause } = error;
    const why =
      cause instanceof Error ? ("code" in cause ? String(cause.code) : cause.message) : error.message;
    return { diagnostics: [unreachable(server, `No connection: ${why}.`)], exitCode: exitCodes.unreachable };
  }
  return null;
}

/** Runs work against a server; a refusal ends the command with its findings and the right exit code. */
export async function askingServer<T>(server: URL, json: boolean, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = failureOf(error, server);
    if (failure === null) throw error;
    throw new CommandFailure(failure.diagnostics, { exitCode: failure.exitCode, json });
  }
}

/** Refuses options that only make sense on this machine. */
export function onlyWithoutServer(given: Record<string, unknown>, json: boolean): void {
  const wrong = Object.entries(given).filter(([, value]) => value !== undefined);
  if (wrong.length === 0) return;
  throw new CommandFailure(
    wrong.map(([option]) =>
      diagnostic("request.invalid", {
        detail: "The server decides this itself.",
        path: option,
        want: "left out with --server",
      }),
    ),
    { exitCode: exitCodes.usage, json },
  );
}
