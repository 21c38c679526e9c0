import { createHash } from "node:crypto";
import { type AuditEvent, ChainCheck, type Run } from "@modelstudio-sso/contracts";
import type { RunningEmulator } from "@modelstudio-sso/emulator";
import { isWrite, verifyAuditSeal } from "@modelstudio-sso/federation";
import type { ApiClient } from "../service/api-client.ts";
import { answered } from "./patience.ts";
import type { Promised } from "./worker.ts";

interface Ended {
  client: ApiClient;
  emulator: RunningEmulator;
}

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

async function chain(client: ApiClient): Promise<{ events: AuditEvent[]; problems: string[] }> {
  const exported = await answered(() => client.audit.export({ after: 0 }));
  const text = await exported.text();
  const check = new ChainCheck({ sha256, verifySeal: verifyAuditSeal });
  const lines = text.split("\n").filter((line) => line !== "");
  for (const line of lines) check.line(line);
  const { breaks } = check.report();
  const events = lines.map((line) => JSON.parse(line)).filter((line) => typeof line.seq === "number");
  return {
    events,
    problems: breaks.map(({ line, ...rest }) => `audit line ${line}: ${JSON.stringify(rest)}`),
  };
}

function count(events: readonly AuditEvent[], action: string, id: string): number {
  return events.filter(
    (event) => event.action === action && (event.subject?.id === id || event.facts.run === id),
  ).length;
}

function auditProblems(events: readonly AuditEvent[], runs: readonly Run[], promised: Promised): string[] {
  const problems: string[] = [];
  const known = new Set(runs.map(({ id }) => id));
  for (const id of promised.runs) if (!known.has(id)) problems.push(`run ${id} was promised and is lost`);
  for (const { id } of runs) {
    const [begun, ended] = [count(events, "run.started", id), count(events, "run.finished", id)];
    if (begun !== 1 || ended !== 1) problems.push(`run ${id}: started ${begun} times, finished ${ended}`);
  }
  for (const [id, saves] of promised.saves) {
    const kept = events.filter((one) => one.action === "federation.saved" && one.federation === id).length;
    if (kept < saves) problems.push(`federation ${id}: ${saves} saves were promised, ${kept} written down`);
  }
  return problems;
}

function runProblems(runs: readonly Run[]): string[] {
  return runs.flatMap(({ id, status, events }) => {
    const done = events.flatMap((event) => (event.type === "change-done" ? [event.address] : []));
    const doubled = done.filter((address, index) => done.indexOf(address) !== index);
    return [
      ...(status === "succeeded" ? [] : [`run ${id} ended as ${status}: ${JSON.stringify(events.at(-2))}`]),
      ...doubled.map((address) => `run ${id}: ${address} is done twice`),
    ];
  });
}

/** A thing that was made while it was there already, or taken away while it was not. */
function cloudProblems(emulator: RunningEmulator): string[] {
  const there = new Set<string>();
  const problems: string[] = [];
  for (const { action, params, status } of emulator.calls()) {
    const name = `${params.RoleName ?? params.SAMLProviderName ?? ""} ${params.PolicyName ?? ""}`.trim();
    const kind = /^(Create|Delete|Attach|Detach)(.*)$/.exec(action);
    if (status !== 200 || kind === null) continue;
    const [, verb, what = ""] = kind;
    const thing = `${what.replace(/(To|From)Role$/, "")} ${name}`;
    const makes = verb === "Create" || verb === "Attach";
    if (makes === there.has(thing)) problems.push(`${action} of ${name} took effect twice`);
    if (makes) there.add(thing);
    else there.delete(thing);
  }
  return problems;
}

async function driftProblems(client: ApiClient): Promise<{ runs: Run[]; problems: string[] }> {
  const runs: Run[] = [];
  const problems: string[] = [];
  const { federations } = await answered(() => client.federations.list());
  for (const { id, document } of federations) {
    const listed = await answered(() => client.runs.list({ id }));
    for (const run of listed.runs) runs.push(await answered(() => client.runs.get({ id: run.id })));
    const { plan } = await answered(() => client.plans.create({ id }));
    const left = plan.changes.filter(isWrite).map(({ address }) => address);
    if (left.length > 0) problems.push(`${document.name} is not as it should be: ${left.join(", ")}`);
  }
  return { runs, problems };
}

/** Everything that is not as it would be without a single kill. */
export async function falsehoods({ client, emulator }: Ended, promised: Promised): Promise<string[]> {
  const { runs, problems } = await driftProblems(client);
  const { events, problems: broken } = await chain(client);
  return [
    ...problems,
    ...broken,
    ...auditProblems(events, runs, promised),
    ...runProblems(runs),
    ...cloudProblems(emulator),
  ];
}
