// `pnpm fuzz --mutations 1000000 --seed 1`: the long campaign. Exit code 0 where nothing was found. With --record
// the result becomes a section of docs/performance.md.
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { machine, writeSection } from "../../../../test/bench/report.ts";
import { campaign, emptyTally } from "./campaign.ts";

const { values } = parseArgs({
  options: {
    mutations: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    record: { type: "boolean", default: false },
  },
});
const mutations = Number(values.mutations);
const seed = Number(values.seed);
/** Megabytes by which what is alive may grow from the first fifth to the end, and the resident set in the second half. */
const mostGrowth = { live: 10, resident: 40 };

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** What is alive is counted after a collection; the resident set is what the system gave and never took back. */
function weigh() {
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: Math.round(rss / 2 ** 20), live: Math.round((heapUsed + external) / 2 ** 20) };
}

const say = (text: string) => process.stdout.write(`${text}\n`);

const tally = emptyTally();
const started = performance.now();
const memory: ReturnType<typeof weigh>[] = [];
const steps = 20;
const stride = Math.ceil(mutations / steps);
for (let from = 0; from < mutations && tally.failure === undefined; from += stride) {
  for (let at = from; at < Math.min(from + stride, mutations); at += 100) {
    campaign(tally, seed, { from: at, to: Math.min(at + 100, from + stride, mutations) });
    // The parser's finalizers and the collector need turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const weight = weigh();
  memory.push(weight);
  const rate = Math.round(tally.mutations / ((performance.now() - started) / 1000));
  say(
    `${tally.mutations} mutations, ${tally.accepted} accepted, ${tally.reachedSignature} reached the signature, ${rate}/s, ${weight.live} MB alive, ${weight.resident} MB resident`,
  );
}

const share = tally.reachedSignature / tally.mutations;
const grown = (what: "live" | "resident", from: number) =>
  (memory.at(-1)?.[what] ?? 0) - (memory[from]?.[what] ?? 0);
const growth = { live: grown("live", steps / 5), resident: grown("resident", steps / 2) };
const summary = [
  `${tally.mutations} mutations of seed ${seed} in ${Math.round((performance.now() - started) / 1000)} s: ${tally.accepted} accepted, all of them as the base's user; no crash`,
  `${(share * 100).toFixed(1)} % reached the signature with a valid schema (at least 25 %)`,
  `${tally.codes.size} codes raised`,
  `memory: alive ${memory.at(-1)?.live} MB at the end, ${growth.live} MB more than at a fifth; resident ${memory.at(-1)?.resident} MB, ${growth.resident} MB more than at half`,
];
if (tally.failure !== undefined) {
  say(
    `FAILED: mutant ${tally.failure.number} of seed ${seed}: ${tally.failure.why}\n${tally.failure.posted}`,
  );
}
const sound =
  tally.failure === undefined &&
  share >= 0.25 &&
  growth.live <= mostGrowth.live &&
  growth.resident <= mostGrowth.resident;
for (const line of tally.failure === undefined ? summary : []) say(line);
say(sound ? "nothing found" : "FOUND SOMETHING");
if (values.record && sound) {
  const title = "## Fuzzing (`pnpm fuzz --mutations N --seed S --record`)";
  writeSection("fuzz", `${title}\n\n${machine()}.\n\n${summary.map((line) => `- ${line}`).join("\n")}`);
}
process.exitCode = sound ? 0 : 1;
