// `pnpm guards`: takes each guard out of a copy of the package and sees whether its message gets through.
// Writes docs/saml-guards.md; with --check only compares. Exit code 0 where the list tells the truth.
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Guard } from "./guard.ts";
import { guards } from "./guards.ts";

const home = fileURLToPath(new URL("../../", import.meta.url));
const place = `${home}.cache/guards`;
const page = fileURLToPath(new URL("../../../../docs/saml-guards.md", import.meta.url));

/** The codes that still refuse the message without the guard; undefined where it is accepted. */
async function without(guard: Guard, number: number): Promise<string[] | undefined> {
  const copy = `${place}/${number}`;
  for (const part of ["src", "test", "package.json"])
    cpSync(`${home}${part}`, `${copy}/${part}`, { recursive: true });
  symlinkSync(`${home}node_modules`, `${copy}/node_modules`);
  const file = `${copy}/src/${guard.file}`;
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(guard.find, () => guard.by),
  );
  const { guards: patched }: { guards: readonly Guard[] } = await import(`${copy}/test/guards/guards.ts`);
  const outcome = patched[number]?.message();
  rmSync(copy, { recursive: true });
  if (outcome === undefined) throw new Error(`no guard ${number}`);
  if (outcome.verdict === "accept") return undefined;
  const errors = outcome.diagnostics.filter((found) => found.severity === "error");
  return [...new Set(errors.map((found) => found.code))];
}

function lineOf(guard: Guard, still: string[] | undefined): string {
  const alone =
    still === undefined ? "accepted" : still.length === 0 ? "refused in silence" : still.join(", ");
  return `| ${guard.stage} | ${guard.name} | ${guard.codes.join(", ")} | ${alone} | ${guard.adds ?? ""} |`;
}

const lines: string[] = [];
const untrue: string[] = [];
rmSync(place, { recursive: true, force: true });
for (const [number, guard] of guards.entries()) {
  const still = await without(guard, number);
  lines.push(lineOf(guard, still));
  const overlaps = still !== undefined;
  if (overlaps !== (guard.adds !== undefined))
    untrue.push(`${guard.stage}: ${guard.name}: ${still?.join(", ") ?? "accepted"}`);
}
rmSync(place, { recursive: true, force: true });

const alone = guards.filter((guard) => guard.adds === undefined).length;
const text = `# The guards of response verification

Written by \`pnpm guards\`, which takes each guard out of a copy of packages/saml, one at a time, and gives the copy a message made for that guard. "Accepted" means that nothing else stands in the way: the guard is needed. Where others refuse the message too, the last column says what the guard adds. The messages are in packages/saml/test/guards and run with the package's tests.

${guards.length} guards; ${alone} stand alone, ${guards.length - alone} overlap. Not listed, because nothing goes on without them: the parser itself (response.malformed), the page that is no message (response.html), and the reading of all values from the signed bytes (packages/saml/test/response/wrapping.test.ts and the fuzz campaign).

| stage | guard | its message leads to | without it | adds |
| --- | --- | --- | --- | --- |
${lines.join("\n")}
`;
const stale = process.argv.includes("--check") && (!existsSync(page) || readFileSync(page, "utf8") !== text);
if (!process.argv.includes("--check")) writeFileSync(page, text);
if (stale) untrue.push("docs/saml-guards.md is not what `pnpm guards` writes");
process.stdout.write(
  `${guards.length} guards, ${alone} stand alone\n${untrue.map((line) => `UNTRUE ${line}\n`).join("")}`,
);
process.exitCode = untrue.length === 0 ? 0 : 1;
