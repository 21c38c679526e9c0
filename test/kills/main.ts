// `pnpm kills [--minutes 10] [--seed 1] [--most-pause 8]`: SIGKILL of the server, its PostgreSQL, or one of that's processes, at random.
import { parseArgs } from "node:util";
import { randomFrom } from "../../packages/saml/test/fuzz/random.ts";
import { runKills } from "./kills.ts";

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    "most-pause": { type: "string", default: "8" },
  },
});
const report = await runKills({
  seconds: Number(values.minutes) * 60,
  every: [Math.min(2, Number(values["most-pause"]) / 2), Number(values["most-pause"])],
  workers: 4,
  random: randomFrom(Number(values.seed)),
  say: (text) => process.stderr.write(`${text}\n`),
});
const { killed, runs, falsehoods } = report;
process.stdout.write(
  `killed: server ${killed.server}, PostgreSQL ${killed.postgres}, one of its processes ${killed.backend}\n` +
    `runs: ${runs}\n${falsehoods.length === 0 ? "everything is as without" : falsehoods.join("\n")}\n`,
);
process.exitCode = falsehoods.length === 0 ? 0 : 1;
