import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { linesOf } from "./lines.ts";
import { notTestable } from "./not-testable.ts";
import { summary, type Trial } from "./summary.ts";

const page = new URL("../../docs/unconfirmed.md", import.meta.url);

function firstLine(text: string | undefined): string {
  return stripVTControlCharacters(text ?? "failed").split("\n", 1)[0] ?? "";
}

function trialsOf(test: TestCase): Trial[] {
  const { unconfirmed: line, saw } = test.meta();
  if (line === undefined) return [];
  const seen = saw === undefined ? [] : [saw];
  const result = test.result();
  switch (result.state) {
    case "passed":
      return [{ line, verdict: "confirmed", words: seen }];
    case "failed":
      return [{ line, verdict: "differs", words: [...seen, firstLine(result.errors[0]?.message)] }];
    default:
      return [
        {
          line,
          verdict: "not testable",
          words: ["note" in result && result.note ? result.note : "did not run"],
        },
      ];
  }
}

/** Prints, when all has run, what the run says about docs/unconfirmed.md. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const real = process.env.CONTRACT_CLOUD === "alibaba";
    const trials = modules.flatMap((module) => [...module.children.allTests()].flatMap(trialsOf));
    const text = summary({ lines: linesOf(readFileSync(page, "utf8")), trials, reasons: notTestable });
    const asked = real
      ? "account asked"
      : "emulator asked: suite and emulator agree, the cloud was not asked";
    console.log(`\ndocs/unconfirmed.md (${asked})\n${text}\n`);
  }
}
