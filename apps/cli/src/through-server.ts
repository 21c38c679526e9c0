import { setTimeout as wait } from "node:timers/promises";
import { isConnectionLoss } from "@modelstudio-sso/client";
import {
  type ApplyEvent,
  canonicalJson,
  diagnostic,
  type Federation,
  type FederationDocument,
  type PlanRecord,
  type Run,
} from "@modelstudio-sso/contracts";
import { CommandFailure, exitCodes } from "./exit.ts";
import { printDiagnostics } from "./print.ts";
import type { ServerClient } from "./server-client.ts";

/** How often a follower comes back after the connection broke; a restart of the server takes a few seconds. */
const comeBacks = 20;

async function byName(client: ServerClient, name: string): Promise<Federation | undefined> {
  const { federations } = await client.federations.list();
  return federations.find(({ document }) => document.name === name);
}

/** Makes the server's federation of that name what the file says. */
export async function saveFederation(
  client: ServerClient,
  document: FederationDocument,
): Promise<Federation> {
  const known = await byName(client, document.name);
  if (known === undefined) return client.federations.create({ document });
  if (canonicalJson(known.document) === canonicalJson(document)) return known;
  return client.federations.save({ id: known.id, version: known.version, document });
}

/** The server's federation, where it is what the file says: a command that only looks must not write. */
export async function sameFederation(
  client: ServerClient,
  document: FederationDocument,
  json: boolean,
): Promise<Federation> {
  const known = await byName(client, document.name);
  const refuse = (code: "request.not-found" | "service.other-document", detail: string) =>
    new CommandFailure([diagnostic(code, { detail, path: `federation/${document.name}` })], {
      exitCode: exitCodes.findings,
      json,
    });
  if (known === undefined)
    throw refuse(
      "request.not-found",
      "The server has no such federation, or the key cannot see it. Plan it first.",
    );
  if (canonicalJson(known.document) !== canonicalJson(document))
    throw refuse(
      "service.other-document",
      "Plan with this file to make it the server's, or take the server's file.",
    );
  return known;
}

export const planThere = async (client: ServerClient, document: FederationDocument): Promise<PlanRecord> =>
  client.plans.create({ id: (await saveFederation(client, document)).id });

interface FollowedRun {
  outcome: "succeeded" | "failed";
  events: ApplyEvent[];
}

function tell(event: ApplyEvent, quiet: boolean): void {
  if (quiet) return;
  if (event.type === "change-failed") printDiagnostics([event.diagnostic]);
  if (event.type === "change-done") process.stderr.write(`  done: ${event.address}\n`);
}

/** Follows a run to its end. It goes on without us, so a broken connection is taken up again where it broke. */
export async function followRun(client: ServerClient, run: Run, quiet: boolean): Promise<FollowedRun> {
  const events: ApplyEvent[] = [];
  for (let broken = 0; ; broken += 1) {
    try {
      let position = 0;
      for await (const event of await client.runs.events({ id: run.id })) {
        position += 1;
        if (position <= events.length) continue;
        events.push(event);
        tell(event, quiet);
        if (event.type === "run-finished") return { outcome: event.outcome, events };
      }
    } catch (error) {
      if (!isConnectionLoss(error) || broken >= comeBacks) throw error;
    }
    await wait(500);
  }
}
