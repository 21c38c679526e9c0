import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page, TestInfo } from "@playwright/test";

/** What a journey cost from its beginning: acts of a person and seconds of the machine. */
export class Effort {
  actions = 0;
  #since = performance.now();

  /** From here it counts. */
  begin(): void {
    this.actions = 0;
    this.#since = performance.now();
  }

  act(): void {
    this.actions += 1;
  }

  seconds(): number {
    return (performance.now() - this.#since) / 1000;
  }
}

/** One act each: a press, a field filled in, a choice made, a file dropped. Looking is none. */
const acting = new Set([
  "check",
  "click",
  "dispatchEvent",
  "fill",
  "pressSequentially",
  "selectOption",
  "setInputFiles",
  "uncheck",
]);

const own = (key: string | symbol) => typeof key === "symbol" || key === "constructor" || key.startsWith("_");
const isLocator = (value: unknown): value is object =>
  typeof value === "object" && value !== null && "getByRole" in value && "fill" in value;

function counted<T extends object>(target: T, effort: Effort): T {
  return new Proxy(target, {
    get(object, key) {
      const member: unknown = Reflect.get(object, key);
      if (typeof member !== "function" || own(key)) return member;
      return (...given: unknown[]) => {
        if (acting.has(String(key))) effort.act();
        const result: unknown = Reflect.apply(member, object, given);
        return isLocator(result) ? counted(result, effort) : result;
      };
    },
  });
}

/** The page, with every act on it counted. */
export function countedPage(page: Page, effort: Effort): Page {
  return counted(page, effort);
}

interface Run {
  journey: string;
  actions: number;
  seconds: number;
}

const documentPath = fileURLToPath(new URL("../../docs/first-setup.md", import.meta.url));

/** Ends the count. `FIRST_SETUP_PAGE=write` writes docs/first-setup.md of the runs so far. */
export function recordEffort(info: TestInfo, journey: string, effort: Effort): void {
  const run: Run = { journey, actions: effort.actions, seconds: effort.seconds() };
  info.annotations.push({
    type: "effort",
    description: `${journey}: ${run.actions} actions, ${run.seconds.toFixed(1)} s`,
  });
  if (process.env.FIRST_SETUP_PAGE !== "write") return;
  // The folder is emptied at the start of every run, so only runs of this one are told.
  const path = join(info.project.outputDir, "efforts.json");
  const runs = [...readRuns(path), run];
  mkdirSync(info.project.outputDir, { recursive: true });
  writeFileSync(path, JSON.stringify(runs));
  writeFileSync(documentPath, firstSetupPage(runs));
}

function readRuns(path: string): Run[] {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Run[];
  } catch {
    return [];
  }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = sorted.slice(sorted.length % 2 === 0 ? middle - 1 : middle);
  return sorted.length % 2 === 0 ? (low + high) / 2 : low;
}

function row(name: string, runs: Run[]): string {
  const actions = median(runs.map((run) => run.actions));
  const seconds = median(runs.map((run) => run.seconds));
  return `| ${name} | ${runs.length} | ${actions} | ${seconds.toFixed(0)} s |`;
}

function firstSetupPage(runs: Run[]): string {
  const journeys = [...new Set(runs.map((run) => run.journey))];
  return `<!-- Written by \`FIRST_SETUP_PAGE=write pnpm e2e first-setup\`; edit test/e2e/actions.ts. -->

# What a first set-up costs

From “I have the metadata” to a green login test in the sandbox, as the journeys of test/e2e walk it in a real
Chromium against the real service. An action is a press of a button, a field filled in, a choice made or a file
dropped; moving the focus and reading are none. The time is the machine's share, with nobody reading or thinking:
what a person needs on top is reading. What is entered at the identity provider and in the Model Studio console is
work outside this service and not counted.

Each row is the median of its runs.

| Journey | Runs | Actions | Time |
| --- | --- | --- | --- |
${journeys
  .map((name) =>
    row(
      name,
      runs.filter((run) => run.journey === name),
    ),
  )
  .join("\n")}
${row("**All together**", runs)}
`;
}
