import { type ApiContract, apiContract, type Diagnostic, diagnostic } from "@modelstudio-sso/contracts";
import { createORPCClient, ORPCError } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { type Command, InvalidArgumentError } from "commander";
import { CommandFailure, exitCodes } from "./exit.ts";

export type ServerClient = ContractRouterClient<ApiContract>;

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
  const authorization = `Bearer ${tokenFor(server, json)}`;
  return createORPCClient(
    new OpenAPILink(apiContract, {
      url: `${server.href.replace(/\/+$/, "")}/api/v1`,
      headers: () => ({ authorization }),
      // A redirect could carry the key to somebody else.
      fetch: (request, init) => fetch(request, { ...init, redirect: "error" }),
    }),
  );
}

function unreachable(server: URL, detail: string): Diagnostic {
  return diagnostic("service.unreachable", { detail, path: server.origin });
}

function findingsOf(error: ORPCError<string, unknown>): Diagnostic[] {
  const { data } = error;
  if (typeof data !== "object" || data === null || !("diagnostics" in data)) return [];
  return Array.isArray(data.diagnostics) ? (data.diagnostics as Diagnostic[]) : [];
}

/** Answers after which a program may come back later, or with another key; nothing was decided about its request. */
function isAway(status: number): boolean {
  return status === 401 || status === 429 || status >= 500;
}

function failureOf(error: unknown, server: URL): { diagnostics: Diagnostic[]; exitCode: number } | null {
  if (error instanceof ORPCError) {
    const diagnostics = findingsOf(error);
    // Every refusal of this service has findings, so this is somebody else's answer.
    if (diagnostics.length === 0)
      return {
        diagnostics: [
          unreachable(server, `It answered with status ${error.status}, but not as this service does.`),
        ],
        exitCode: exitCodes.unreachable,
      };
    return { diagnostics, exitCode: isAway(error.status) ? exitCodes.unreachable : exitCodes.findings };
  }
  if (error instanceof TypeError) {
    const { cause } = error;
    const why =
      cause instanceof Error ? ("code" in cause ? String(cause.code) : cause.message) : error.message;
    return { diagnostics: [unreachable(server, `No connection: ${why}.`)], exitCode: exitCodes.unreachable };
  }
  return null;
}

/** Whether the connection broke, so that the same may be asked again. */
export function isConnectionLoss(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof ORPCError && error.status >= 500);
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
