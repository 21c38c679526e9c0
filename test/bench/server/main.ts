// `pnpm bench server [--seconds N]`: loads on the real service, against a bare Express with the same middleware.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { startServiceProcess } from "../../service/service.ts";
import { median, short } from "../measure.ts";
import { machine, type Row, table, writeSection } from "../report.ts";
import type { LoadOrder, LoadRequest, LoadResult } from "./load.ts";
import { memoryAt, processorSeconds, watchMemory } from "./usage.ts";
import { setUpWorld, type World } from "./world.ts";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const webRoot = here("../../../apps/web/dist");
const connections = 100;
const bareSeconds = 10;
const coldStarts = 5;
const mostGrowth = 1.15;
const mostColdStartSeconds = 10;

/** What else the machine was doing; above a few tenths, only the processor times mean much. */
const busyBefore = loadavg()[0] ?? 0;

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { seconds: { type: "string", default: "60" } },
});
const seconds = Number(values.seconds);
const folder = mkdtempSync(join(tmpdir(), "msso-bench-"));

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function load(order: Omit<LoadOrder, "connections">): Promise<LoadResult> {
  const file = join(folder, "order.json");
  writeFileSync(file, JSON.stringify({ ...order, connections }));
  const { stdout } = await promisify(execFile)(process.execPath, [here("./load.ts"), file], {
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout);
}

const counted = ({ statuses }: LoadResult, wanted: (status: number) => boolean) =>
  Object.entries(statuses)
    .filter(([status]) => wanted(Number(status)))
    .reduce((sum, [, count]) => sum + count, 0);

interface Lap {
  what: string;
  result: LoadResult;
  bare: LoadResult;
  /** Milliseconds of processor time for each answer, of the service and of the bare Express. */
  cost: { service: number; bare: number };
  memory: number[];
  fine: (status: number) => boolean;
}

const refusedForNow = (status: number) => status === 503 || status === 429;

function assets(): LoadRequest[] {
  const names = readdirSync(join(webRoot, "assets")).map((name) => `/assets/${name}`);
  return ["/", ...names].map((path) => ({ method: "GET", path, headers: {} }));
}

async function costed(url: string, order: Omit<LoadOrder, "connections">) {
  const before = await processorSeconds(url);
  const result = await load(order);
  const used = (await processorSeconds(url)) - before;
  return { result, cost: (used * 1_000) / counted(result, (status) => !refusedForNow(status)) };
}

/** Starts a program that prints its address. */
async function startPrinting(args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  const url = await new Promise<string>((resolve) =>
    child.stdout?.once("data", (part) => resolve(String(part).trim())),
  );
  return { child, url };
}

function startBare(planText: string) {
  const planFile = join(folder, "plan.json");
  writeFileSync(planFile, planText);
  return startPrinting([here("./bare.mjs"), webRoot, planFile]);
}

/** The local cloud in a process of its own, as the real one is: its work is none of the service's. */
const startCloud = () => startPrinting([here("../../../apps/cli/src/main.ts"), "emulator", "--port", "0"]);

async function laps(url: string, bareUrl: string, world: World): Promise<Lap[]> {
  const measured = async (what: string, requests: LoadRequest[], fine: Lap["fine"], once = false) => {
    say(`${what}: ${seconds} s`);
    const watch = watchMemory(url);
    const { result, cost } = await costed(url, { url, seconds, requests, once });
    const memory = watch.stop();
    const bare = await costed(bareUrl, { url: bareUrl, seconds: bareSeconds, requests, once: false });
    return { what, result, bare: bare.result, cost: { service: cost, bare: bare.cost }, memory, fine };
  };
  const plan = [{ method: "GET", path: world.planPath, headers: world.headers }];
  const first = await measured("a plan read by a signed-in person", plan, (status) => status === 200);
  const second = await measured("the UI's page and files", assets(), (status) => status === 200);
  say("login tests: finding the pace");
  const trial = await load({ url, seconds: 5, requests: await world.responses(1_500, 300), once: true });
  const pace = counted(trial, (status) => status === 303) / trial.seconds;
  const count = Math.ceil(pace * seconds * 1.5) + 2_000;
  say(`login tests: making ${count} responses`);
  // Those that are turned away take a response each, so they are sent faster than they are judged.
  const responses = await world.responses(count, count / seconds);
  const third = await measured("a login test at the ACS", responses, (status) => status === 303, true);
  return [first, second, third];
}

async function coldStart(): Promise<{ first: number; later: number[] }> {
  const dataDir = join(folder, "cold");
  const times: number[] = [];
  for (let count = 0; count <= coldStarts; count += 1) {
    const began = performance.now();
    const service = await startServiceProcess(dataDir, { LOG_LEVEL: "warn" });
    times.push((performance.now() - began) / 1_000);
    await service.stop("SIGTERM");
  }
  const [first = 0, ...later] = times;
  return { first, later };
}

function lapRow({ what, result, bare, cost, fine }: Lap): Row {
  const perSecond = counted(result, fine) / result.seconds;
  const barePerSecond = counted(bare, (status) => status < 400) / bare.seconds;
  const refused = counted(result, refusedForNow);
  return [
    what,
    Math.round(perSecond),
    short(result.p50),
    short(result.p99),
    Math.round(barePerSecond),
    short(bare.p50),
    short(bare.p99),
    short(perSecond / barePerSecond),
    short(cost.service),
    short(cost.bare),
    refused,
  ];
}

const memoryRow = ({ what, memory }: Lap): Row => [
  what,
  ...[0.05, 0.25, 0.5, 0.75, 0.95].map((part) => Math.round(memoryAt(memory, part))),
];

function verdictsOf(all: readonly Lap[], start: { first: number; later: number[] }) {
  const strange = all.reduce(
    (sum, { result, fine }) => sum + counted(result, (status) => !fine(status) && !refusedForNow(status)),
    0,
  );
  const growth = Math.max(...all.map(({ memory }) => memoryAt(memory, 0.95) / memoryAt(memory, 0.5)));
  const cold = median(start.later);
  return [
    { text: `answers of an unexpected status: ${strange} (none)`, held: strange === 0 },
    {
      text: `resident memory at the end of a load against its middle: ${short(growth)} (at most ${mostGrowth})`,
      held: growth <= mostGrowth,
    },
    {
      text: `cold start on existing data, seconds: ${short(cold)} (at most ${mostColdStartSeconds})`,
      held: cold <= mostColdStartSeconds,
    },
  ];
}

function report(all: readonly Lap[], start: { first: number; later: number[] }): boolean {
  const verdicts = verdictsOf(all, start);
  const lines = verdicts.map(({ text, held }) => `- ${held ? "held" : "**missed**"}: ${text}`).join("\n");
  const head = [
    "",
    "a second",
    "p50 ms",
    "p99 ms",
    "bare: a second",
    "p50 ms",
    "p99 ms",
    "share of bare",
    "CPU ms each",
    "bare: CPU ms each",
    "turned away",
  ];
  writeSection(
    "bench server",
    `## Server (\`pnpm bench server --seconds ${seconds}\`)

${machine()}. ${connections} connections kept alive, ${seconds} s a load; the load, the service and its PostgreSQL share this machine, whose load average was ${busyBefore.toFixed(1)} before they began.

${lines}

${table([head, ...all.map(lapRow)])}

Bare is Express with helmet, pino-http, express.static and urlencoded, answering the same bytes with nothing behind it. A plan read looks up the session and the person's rights, reads the plan of a federation with 20 roles, and checks the answer against its schema. A login test verifies a response of its own, signed with RSA-2048, with both verifiers, asks the cloud about the one role it can choose, and stores a report. The local cloud is a process of its own on the same machine. Two threads verify and 64 jobs wait; whoever comes beyond that is told to come back (503) and waits 100 ms here. Times are of answers that were not turned away. Processor time is that of the service with its worker threads, without PostgreSQL; unlike the rest it hardly depends on what else the machine does. The rate limit is off.

### Resident memory, MB

${table([["part of the time", "5 %", "25 %", "50 %", "75 %", "95 %"], ...all.map(memoryRow)])}

### Start

First start with an empty data directory: ${short(start.first)} s. Later: ${start.later.map(short).join(", ")} s (median ${short(median(start.later))}), from the command to the address being printed, with an own PostgreSQL.`,
  );
  process.stdout.write(`${lines}\n`);
  return verdicts.every(({ held }) => held);
}

async function main(): Promise<void> {
  if (!Number.isFinite(seconds) || seconds < 5) throw new Error("--seconds wants a number of at least 5");
  if (!existsSync(join(webRoot, "index.html")))
    throw new Error("build the UI first: pnpm --filter @modelstudio-sso/web build");
  say("cold starts");
  const start = await coldStart();
  const cloud = await startCloud();
  const service = await startServiceProcess(join(folder, "data"), {
    LOG_LEVEL: "info",
    REQUESTS_PER_SECOND: "0",
    SANDBOX_CLOUD_URL: cloud.url,
  });
  const world = await setUpWorld(service);
  const bare = await startBare(world.planText);
  try {
    const all = await laps(service.url, bare.url, world);
    process.exitCode = report(all, start) ? 0 : 1;
  } finally {
    bare.child.kill("SIGTERM");
    cloud.child.kill("SIGTERM");
    await world.close();
    await service.stop("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
