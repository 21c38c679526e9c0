// `pnpm diagnosis`: seeds every fault alone and in pairs and writes docs/diagnosis-accuracy.md; with --check it
// only compares, and with --notes it says what was wrong or missed. Exit code 0 where the floors hold.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Accuracy, faults, precision, recall, type Score, scoreAlone, scorePairs } from "./score.ts";
import { vendorShapes } from "./vendor-shapes.ts";

const page = fileURLToPath(new URL("../../../../docs/diagnosis-accuracy.md", import.meta.url));
const floors = { alone: 0.95, pairs: 0.9 } as const;

const alone = scoreAlone();
const pairs = scorePairs();

function row(name: string, { logins, codes, fixers }: Accuracy): string {
  const figures = (score: Score) =>
    [precision(score), recall(score)].map((share) => share.toFixed(3)).join(" | ");
  return `| ${name} | ${logins} | ${figures(codes)} | ${figures(fixers)} |`;
}

function holds({ codes, fixers }: Accuracy, floor: number): boolean {
  return [precision(codes), recall(codes), precision(fixers), recall(fixers)].every(
    (share) => share >= floor,
  );
}

const notes = [...alone.notes, ...pairs.notes];
const text = `# How well faults are named

Written by \`pnpm diagnosis\`; a test compares it with a run of its own. ${faults.length} kinds of faults are seeded into sound logins in the manner of ${vendorShapes.length} vendors (${vendorShapes.map(({ name }) => name).join(", ")}), before they are signed where the identity provider would make the fault, and after where something on the way would. A finding counts as right where the fault must lead to it, as wrong where it must not, as missed where it is not made. Plain information is left out. A fixer is who is named as able to fix it.

| | logins | codes: precision | codes: recall | fixers: precision | fixers: recall |
| --- | --- | --- | --- | --- | --- |
${row("each fault alone, in every shape, and each shape without fault", alone)}
${row("every two faults that can be wrong at once", pairs)}

The floors are ${floors.alone} alone and ${floors.pairs} in pairs, for all four figures. Where one fault takes away what another is told by (a confirmation that is no bearer's leaves no recipient to tell the site by), the hidden finding is not counted; packages/saml/test/faults says which.

The faults and the logins have one author, who also wrote the rules: these figures say that what is known is told apart, also in company, and nothing about faults nobody thought of.

## The faults

${faults.map(({ name, codes, fixAt }) => `- ${name}: ${codes.join(", ")} (${fixAt.join(", ")})`).join("\n")}
${
  notes.length === 0
    ? ""
    : `\n## What was wrong or missed\n\n${notes
        .slice(0, 60)
        .map((note) => `- ${note}`)
        .join("\n")}\n`
}`;

const check = process.argv.includes("--check");
const stale = check && (!existsSync(page) || readFileSync(page, "utf8") !== text);
if (!check) writeFileSync(page, text);
if (stale) process.stdout.write("docs/diagnosis-accuracy.md is not what `pnpm diagnosis` writes\n");
process.stdout.write(`${row("alone", alone)}\n${row("pairs", pairs)}\n`);
if (process.argv.includes("--notes")) process.stdout.write(`${notes.join("\n")}\n`);
process.exitCode = holds(alone, floors.alone) && holds(pairs, floors.pairs) && !stale ? 0 : 1;
