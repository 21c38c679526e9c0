import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { assumptionLines } from "./coverage/assumption-lines.ts";
import { coverageMarkdown } from "./coverage/markdown.ts";

/** Where the table is kept. */
export const coverageFile = fileURLToPath(new URL("../COVERAGE.md", import.meta.url));

/** The table as the code would have it now. */
export function currentCoverage(): string {
  const source = readFileSync(new URL("./assumptions.ts", import.meta.url), "utf8");
  return coverageMarkdown(assumptionLines(source));
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(coverageFile, currentCoverage());
