import type { FederationDocument, Plan } from "@modelstudio-sso/contracts";
import { planFederation, planInputs, runPlan, verifyReport, writesOf } from "@modelstudio-sso/federation";
import { startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";
import { short } from "../measure.ts";
import { machine, type Row, table, writeSection } from "../report.ts";
import { type Account, startAccount } from "./account.ts";
import { federationOf, withOneChange } from "./federation.ts";
import { type Pace, pace } from "./pace.ts";
import { makeSequentially } from "./sequential.ts";

const callsPerSecond = 20;
const latencyMs = 40;
/** At most this many times the bound, for 100 and 300 groups. */
const aim = 1.25;

interface Lap {
  size: number;
  what: string;
  calls: number;
  writes: number;
  seconds: number;
}

/** Calls a lap cannot do without, for what it does with `n` groups; see the text below the table. */
const unavoidable: Readonly<Record<string, (n: number) => number>> = {
  "first apply": (n) => lists + 1 + 2 * n,
  "no-change plan": (n) => fullObservation(n),
  "one-change apply": (n) => fullObservation(n) + 1,
  "drift check": (n) => fullObservation(n),
  "plain SDK calls, one after another": (n) => 1 + 2 * n,
};

/** Caller, providers, roles, custom policies, workspaces and quotas: one call each, while a list fits one page. */
const lists = 6;

/** The lists, the provider's metadata, and for each role its trust policy and its attachments, which no list tells. */
function fullObservation(n: number): number {
  return lists + 1 + 2 * n;
}

async function idpMetadata(): Promise<string> {
  const idp = await startRehearsalIdp();
  try {
    return idp.metadataXml();
  } finally {
    await idp.close();
  }
}

const planned = (account: Account, document: FederationDocument): Promise<Plan> =>
  planFederation(account.cloud, document, planInputs(document, new Date()));

async function apply(account: Account, document: FederationDocument): Promise<number> {
  const plan = await planned(account, document);
  const outcome = await runPlan(plan, account.cloud, {
    change: (_address, work) => work(false),
    wait: async () => undefined,
    broke: (_address, error) => {
      throw error;
    },
    now: async () => new Date().toISOString(),
    emit: async (event) => {
      if (event.type === "change-failed") throw new Error(`${event.address}: ${event.diagnostic.detail}`);
    },
  });
  if (outcome !== "succeeded") throw new Error("the run failed");
  return writesOf(plan.changes).length;
}

async function lap(
  given: { size: number; what: string; pace: Pace },
  work: () => Promise<number>,
): Promise<Lap> {
  given.pace.counted();
  const started = performance.now();
  const writes = await work();
  const seconds = (performance.now() - started) / 1000;
  const { size, what } = given;
  const made = { size, what, calls: given.pace.counted(), writes, seconds };
  process.stdout.write(`${size} groups, ${what}: ${made.calls} calls, ${short(seconds)} s\n`);
  return made;
}

async function oneSize(size: number, metadataXml: string): Promise<Lap[]> {
  const line = pace(callsPerSecond);
  const document = federationOf(size, metadataXml);
  const changed = withOneChange(document);
  const account = await startAccount(latencyMs, line);
  try {
    const first = await planned(account, document);
    const resources = first.changes.flatMap((change) => (change.action === "create" ? [change.after] : []));
    const laps = [
      await lap({ size, what: "first apply", pace: line }, () => apply(account, document)),
      await lap({ size, what: "no-change plan", pace: line }, async () => {
        return writesOf((await planned(account, document)).changes).length;
      }),
      await lap({ size, what: "one-change apply", pace: line }, () => apply(account, changed)),
      await lap({ size, what: "drift check", pace: line }, async () => {
        const report = verifyReport(await planned(account, changed));
        if (!report.ok) throw new Error("there is drift where there should be none");
        return 0;
      }),
    ];
    const blank = await startAccount(latencyMs, line);
    try {
      laps.push(
        await lap({ size, what: "plain SDK calls, one after another", pace: line }, async () => {
          await makeSequentially(resources, blank, line);
          return resources.length;
        }),
      );
    } finally {
      await blank.close();
    }
    return laps;
  } finally {
    await account.close();
  }
}

function rowOf({ size, what, calls, writes, seconds }: Lap): Row {
  const least = unavoidable[what]?.(size) ?? 0;
  const bound = least / callsPerSecond;
  return [size, what, calls, least, writes, short(seconds), short(bound), short(seconds / bound)];
}

function verdicts(laps: readonly Lap[]): string[] {
  return laps
    .filter((made) => made.size >= 100 && made.what === "first apply")
    .map((made) => {
      const ratio = made.seconds / ((unavoidable[made.what]?.(made.size) ?? 0) / callsPerSecond);
      return `- ${ratio <= aim ? "held" : "missed"}: first apply of ${made.size} groups against the bound: ${short(ratio)} (at most ${aim})`;
    });
}

const long = process.argv.includes("--long");
const sizes = long ? [10, 100, 300, 1000] : [10, 100, 300];
const metadataXml = await idpMetadata();
const laps: Lap[] = [];
for (const size of sizes) laps.push(...(await oneSize(size, metadataXml)));

writeSection(
  "bench engine",
  `## Planning and applying (\`pnpm bench engine --long\`; without \`--long\`, not the 1,000)

${machine()}. An emulated account in a process of its own answers each call after ${latencyMs} ms; ${callsPerSecond} calls a second are allowed, evenly, without the burst the product has.

${verdicts(laps).join("\n")}

${table([
  ["groups", "what", "calls", "least calls", "writes", "seconds", "bound, s", "× bound"],
  ...laps.map(rowOf),
])}

The bound is the least number of calls divided by the calls allowed a second. A first apply must know the caller, the providers, the roles, the custom policies, the workspaces and the quotas (6 calls, which also tell whether a name is taken), then write the provider, the roles and their policies (2 each). Later plans must read each role's trust policy and its attached policies (2 each), because no list tells them, and the provider's metadata. An apply through the server observes once more before it writes, to refuse a plan that reality has left behind. Plain SDK calls read nothing: they neither notice what is there nor survive an interruption.`,
);
