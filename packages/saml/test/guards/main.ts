// `pnpm guards`: takes each guard out of a copy of the package and sees whether its message gets through.
// Writes docs/saml-guards.md; with --check only compares. Exit code 0 where the list tells the truth.
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Guard } from "./guard.ts";
import type * as Guards from "./guards.ts";
import { metadataGuards, responseGuards } from "./guards.ts";

const home = fileURLToPath(new URL("../../", import.meta.url));
const place = `${home}.cache/guards`;
const page = fileURLToPath(new URL("../../../../docs/saml-guards.md", import.meta.url));

/** What the messages of guards need. */
const parts = [
  "src",
  "package.json",
  ...["fuzz", "guards", "samples", "support"].map((name) => `test/${name}`),
];

type Pipeline = "responseGuards" | "metadataGuards";

/** The codes that still refuse the message without the guard; undefined where it is accepted. */
async function without(pipeline: Pipeline, guard: Guard, number: number): Promise<string[] | undefined> {
  const copy = `${place}/${pipeline}-${number}`;
  for (const part of parts) cpSync(`${home}${part}`, `${copy}/${part}`, { recursive: true });
  symlinkSync(`${home}node_modules`, `${copy}/node_modules`);
  // Keys need nothing of src and take long to make, so all copies have the same.
  for (const shared of ["certificate.ts", "signers.ts"]) {
    rmSync(`${copy}/test/support/${shared}`);
    symlinkSync(`${home}test/support/${shared}`, `${copy}/test/support/${shared}`);
  }
  const file = `${copy}/src/${guard.file}`;
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(guard.find, () => guard.by),
  );
  const patched: typeof Guards = await import(`${copy}/test/guards/guards.ts`);
  const outcome = patched[pipeline][number]?.message();
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

const untrue: string[] = [];

/** The rows of a table, one for each guard. */
async function rowsOf(pipeline: Pipeline, guards: readonly Guard[]): Promise<string> {
  const lines: string[] = [];
  for (const [number, guard] of guards.entries()) {
    const still = await without(pipeline, guard, number);
    lines.push(lineOf(guard, still));
    const overlaps = still !== undefined;
    if (overlaps !== (guard.adds !== undefined))
      untrue.push(`${pipeline}: ${guard.stage}: ${guard.name}: ${still?.join(", ") ?? "accepted"}`);
  }
  return lines.join("\n");
}

function count(guards: readonly Guard[]): string {
  const alone = guards.filter((guard) => guard.adds === undefined).length;
  return `${guards.length} guards; ${alone} stand alone, ${guards.length - alone} overlap`;
}

rmSync(place, { recursive: true, force: true });
const responses = await rowsOf("responseGuards", responseGuards);
const metadata = await rowsOf("metadataGuards", metadataGuards);
rmSync(place, { recursive: true, force: true });

const head = `| stage | guard | its message leads to | without it | adds |
| --- | --- | --- | --- | --- |`;
const text = `# The guards of verification

Written by \`pnpm guards\`, which takes each guard out of a copy of packages/saml, one at a time, and gives the copy a message or document made for that guard. "Accepted" means that nothing else stands in the way: the guard is needed. Where others refuse it too, the last column says what the guard adds. The messages are in packages/saml/test/guards and run with the package's tests.

## Responses

${count(responseGuards)}. Not listed, because nothing goes on without them: the parser itself (response.malformed), the page that is no message (response.html), and the reading of all values from the signed bytes (packages/saml/test/response/wrapping.test.ts and the fuzz campaign).

${head}
${responses}

## Metadata

${count(metadataGuards)}. "Accepted" means given out as a validated identity provider. Not listed, because nothing goes on without them: the parser itself (metadata.malformed for a document held as a whole), an entity without an identity provider's role (metadata.no-idp-role, metadata.is-sp), and keys from that role alone (packages/saml/test/metadata/check-metadata.test.ts).

${head}
${metadata}
`;
const stale = process.argv.includes("--check") && (!existsSync(page) || readFileSync(page, "utf8") !== text);
if (!process.argv.includes("--check")) writeFileSync(page, text);
if (stale) untrue.push("docs/saml-guards.md is not what `pnpm guards` writes");
process.stdout.write(
  `responses: ${count(responseGuards)}\nmetadata: ${count(metadataGuards)}\n${untrue.map((line) => `UNTRUE ${line}\n`).join("")}`,
);
process.exitCode = untrue.length === 0 ? 0 : 1;
