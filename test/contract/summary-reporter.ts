import { readFileSync } from "node:fs";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { linesOf } from "./lines.ts";
import { notTestable } from "./not-testable.ts";

const page = readFileSync(new URL("../../docs/unconfirmed.md", import.meta.url), "utf8");

type Verdict = "confirmed" | "differs" | "not testable";

interface Outcome {
  verdict: Verdict;
  words: string[];
}

function outcomeOf(test: TestCase): Outcome {
  const result = test.result();
  const { saw } = test.meta();
  const seen = saw === undefined ? [] : [`saw ${saw}`];
  switch (result.state) {
    case "passed":
      return { verdict: "confirmed", words: seen };
    case "failed":
      return { verdict: "differs", words: [...seen, firstLine(result.errors[0]?.message)] };
    default:
      return { verdict: "not testable", words: [("note" in result && result.note) || "did not run"] };
  }
}

function firstLine(text: string | undefined): string {
  return (text ?? "failed").replaceAll(/\u001B\[\d+m/g, "").split("\n", 1)[0] ?? "";
}

/** One difference outweighs all else; what was confirmed in one test outweighs what another could not try. */
function joined(outcomes: readonly Outcome[]): Outcome {
  for (const verdict of ["differs", "confirmed", "not testable"] as const) {
    const same = outcomes.filter((outcome) => outcome.verdict === verdict);
    if (same.length > 0) return { verdict, words: [...new Set(same.flatMap(({ words }) => words))] };
  }
  return { verdict: "not testable", words: ["did not run"] };
}

/** What a run says about each line of docs/unconfirmed.md, in the page's own order. */
export function summaryOf(tests: Iterable<TestCase>): string {
  const outcomes = new Map<string, Outcome[]>();
  for (const test of tests) {
    const line = test.meta().unconfirmed;
    if (line !== undefined) outcomes.set(line, [...(outcomes.get(line) ?? []), outcomeOf(test)]);
  }
  const rows = linesOf(page).map((line) => {
    const reason = notTestable[line];
    const words = reason === undefined ? [] : [reason];
    return { line, ...joined(outcomes.get(line) ?? [{ verdict: "not testable", words }]) };
  });
  const width = Math.max(...rows.map(({ line }) => line.length));
  const counts = (["confirmed", "differs", "not testable"] as const).map(
    (verdict) => `${rows.filter((row) => row.verdict === verdict).length} ${verdict}`,
  );
  const text = rows.map(
    ({ line, verdict, words }) =>
      `${verdict.padEnd(12)}  ${line.padEnd(width)}  ${words.join("; ")}`.trimEnd(),
  );
  return ["docs/unconfirmed.md:", ...text, counts.join(", ")].join("\n");
}

/** Prints the summary when all has run. Against the emulator it says only that suite and emulator agree. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const where = process.env.CONTRACT_CLOUD ?? "emulator";
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    console.log(`\nAsked: ${where}${where === "emulator" ? " (no proof of the cloud)" : ""}\n${summaryOf(tests)}\n`);
  }
}
