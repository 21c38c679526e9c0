export type Verdict = "confirmed" | "differs" | "not testable";
const verdicts: readonly Verdict[] = ["differs", "confirmed", "not testable"];

/** What one test says about a line of docs/unconfirmed.md. */
export interface Trial {
  line: string;
  verdict: Verdict;
  /** What the cloud said, or why it was not asked. */
  words: string[];
}

/** One difference outweighs all else; what one test confirmed outweighs what another could not try. */
function joined(trials: readonly Trial[]): { verdict: Verdict; words: string[] } {
  const verdict = verdicts.find((one) => trials.some((trial) => trial.verdict === one)) ?? "not testable";
  const words = trials.filter((trial) => trial.verdict === verdict).flatMap((trial) => trial.words);
  return {
    verdict,
    words: words.length === 0 && trials.length === 0 ? ["did not run"] : [...new Set(words)],
  };
}

export interface Summarised {
  /** Names of all lines, in the page's order. */
  lines: readonly string[];
  trials: readonly Trial[];
  /** Why no test tries a line, by its name. */
  reasons: Readonly<Record<string, string>>;
}

/** One row for each line of the page, and the numbers. */
export function summary({ lines, trials, reasons }: Summarised): string {
  const rows = lines.map((line) => {
    const reason = reasons[line];
    if (reason !== undefined) return { line, verdict: "not testable" as const, words: [reason] };
    return { line, ...joined(trials.filter((trial) => trial.line === line)) };
  });
  const width = Math.max(...lines.map((line) => line.length));
  const text = rows.map(({ line, verdict, words }) =>
    `${verdict.padEnd(12)}  ${line.padEnd(width)}  ${words.join("; ")}`.trimEnd(),
  );
  const counts = (["confirmed", "differs", "not testable"] as const).map(
    (verdict) => `${rows.filter((row) => row.verdict === verdict).length} ${verdict}`,
  );
  return [...text, counts.join(", ")].join("\n");
}
