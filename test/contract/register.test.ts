import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { linesOf, namelessLines } from "./lines.ts";
import { notTestable } from "./not-testable.ts";
import { summary } from "./summary.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const page = readFileSync(new URL("../../docs/unconfirmed.md", import.meta.url), "utf8");
const sources = globSync("*.test.ts", { cwd: here }).map((file) => readFileSync(`${here}${file}`, "utf8"));
const tried = new Set(
  sources.flatMap((text) => [...text.matchAll(/\bline: "([a-z0-9-]+)"/g)].flatMap((match) => match[1] ?? [])),
);

describe("docs/unconfirmed.md", () => {
  const lines = linesOf(page);

  test("has a name for each line, and no name twice", () => {
    expect(namelessLines(page)).toEqual([]);
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
  });

  test("has a test here for each line, or the reason why there is none", () => {
    const open = lines.filter((line) => !tried.has(line) && notTestable[line] === undefined);
    expect(open).toEqual([]);
  });

  test("has every line that is tried or given a reason, and none has both", () => {
    const named = [...tried, ...Object.keys(notTestable)];
    expect(named.filter((line) => !lines.includes(line) && !line.startsWith("sample-"))).toEqual([]);
    expect(Object.keys(notTestable).filter((line) => tried.has(line))).toEqual([]);
  });
});

describe("the summary", () => {
  test("gives each line one verdict, the worst of its tests, with what the cloud said", () => {
    const text = summary({
      lines: ["sample-a", "sample-b", "sample-c", "sample-d", "sample-e"],
      trials: [
        { line: "sample-a", verdict: "confirmed", words: ["Code.One"] },
        { line: "sample-a", verdict: "not testable", words: ["lacks a key"] },
        { line: "sample-b", verdict: "confirmed", words: [] },
        { line: "sample-b", verdict: "differs", words: ["Code.Two", "expected"] },
        { line: "sample-c", verdict: "not testable", words: ["lacks a key"] },
      ],
      reasons: { "sample-d": "a person looks" },
    });
    expect(text.split("\n")).toEqual([
      "confirmed     sample-a  Code.One",
      "differs       sample-b  Code.Two; expected",
      "not testable  sample-c  lacks a key",
      "not testable  sample-d  a person looks",
      "not testable  sample-e  did not run",
      "1 confirmed, 1 differs, 3 not testable",
    ]);
  });
});
