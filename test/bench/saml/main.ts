import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contestant, interleave, short, type Timing } from "../measure.ts";
import { machine, type Row, table, writeSection } from "../report.ts";
import { answerHostile } from "./hostile.ts";
import { aggregate, aggregatePieces, entity, posted } from "./material.ts";
import { contestants as metadataContestants, parsers, reference } from "./metadata.ts";
import { contestants as responseContestants, verifiers } from "./responses.ts";
import { withSecondOpinion } from "./second-opinion.ts";
import { weigh } from "./weigh.ts";

/** A demand and whether it held in this run. */
interface Aim {
  readonly text: string;
  /** Undefined for what is only told. */
  readonly held: boolean | undefined;
}

const aims: Aim[] = [];
const weighed =
  "It is the resident set as the system counts it, the memory of WebAssembly included; the last column says how large that memory was.";
const rounds = 31;

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function aim(what: string, value: number, most: number): void {
  aims.push({ text: `${what}: ${short(value)} (at most ${most})`, held: value <= most });
}

function tell(what: string, value: number): void {
  aims.push({ text: `${what}: ${short(value)}`, held: undefined });
}

function verdict(held: boolean | undefined): string {
  if (held === undefined) return "measured";
  return held ? "held" : "**missed**";
}

function ratio(timings: readonly Timing[], name: string, other: string): number {
  return timings.find((found) => found.name === name)?.against.get(other) ?? Number.NaN;
}

async function responses(): Promise<string> {
  say("responses");
  const second = withSecondOpinion();
  const all: Contestant[] = [...responseContestants(), second];
  const timings = await interleave(all, rounds);
  await second.close();
  aim("verification against node-saml", ratio(timings, "packages/saml", "@node-saml/node-saml"), 0.3);
  aim("verification against the floor", ratio(timings, "packages/saml", "floor"), 20);
  const rows: Row[] = timings.map(({ name, median, against }) => {
    const weight = name in verifiers && name !== "floor" ? weigh("response", name) : undefined;
    return [
      name,
      short(median),
      short(against.get("floor") ?? 0),
      short(against.get("@node-saml/node-saml") ?? 0),
      weight === undefined ? "" : Math.round(weight.megabytes),
      weight === undefined ? "" : Math.round(weight.wasmMegabytes),
    ];
  });
  return `### A sound response (${posted.length} characters of base64, assertion signed, RSA-2048)

${table([["", "median ms", "× floor", "× node-saml", "peak MB alone", "of it WebAssembly"], ...rows])}

The floor is one RSA-2048 verify, two exclusive canonicalizations and one SHA-256 over a document that is already parsed. Its canonicalization is libxml2's too, the same as in packages/saml, so that factor says what all other work costs and nothing about C14N. ${rounds} rounds that take turns. The peak is that of a process that does nothing else, after 2,000 messages. ${weighed}`;
}

async function metadata(): Promise<string> {
  const parts: string[] = [];
  const sizes = [
    { title: "5 kB", xml: entity(7), most: 2 },
    { title: "100 kB", xml: aggregate(21), most: 1.3 },
  ];
  for (const { title, xml, most } of sizes) {
    say(`metadata of ${title}`);
    const timings = await interleave(metadataContestants(xml, title !== "5 kB"), rounds);
    tell(
      `metadata of ${title}, all of checkMetadata against parse and validate of libxml2-wasm`,
      ratio(timings, "packages/saml: checkMetadata", reference),
    );
    aim(
      `metadata of ${title}, parse and validate`,
      ratio(timings, "packages/saml: gates, parser, schema", reference),
      most,
    );
    const rows = timings.map(({ name, median, against }) => [
      name,
      short(median),
      short(against.get(reference) ?? 0),
    ]);
    parts.push(
      `### Metadata of ${title} (${Buffer.byteLength(xml)} bytes)\n\n${table([["", "median ms", `× ${reference}`], ...rows])}`,
    );
  }
  const note =
    "The reference parses and validates the whole document and reads nothing from it. The third line does the same behind our gates. `checkMetadata` is everything: gates, parser, schema of the role, all certificates, every rule; of the aggregate it lists all entities and judges one. What it takes beyond the third line goes into reading names, addresses and three certificates out of the parser, each a call of its own. Certificates it has met before are remembered by their very text, as in a running server; a new one costs about 0.1 ms more. The other parsers only parse.";
  return [...parts, note].join("\n\n");
}

function largeMetadata(): string {
  say("metadata of 50 MB");
  const folder = mkdtempSync(join(tmpdir(), "msso-bench-"));
  const file = join(folder, "aggregate.xml");
  const handle = openSync(file, "w");
  for (const piece of aggregatePieces(50 * 1024 * 1024)) writeSync(handle, piece);
  closeSync(handle);
  const { size } = statSync(file);
  const rows = ["packages/saml", ...Object.keys(parsers)].map((name) => {
    const { seconds, megabytes, wasmMegabytes } = weigh("metadata", name, file);
    if (name === "packages/saml") aim("peak MB for an aggregate of 50 MB", megabytes, 300);
    return [name, short(seconds), Math.round(megabytes), Math.round(wasmMegabytes)];
  });
  rmSync(folder, { recursive: true });
  return `### An aggregate of 50 MB (${size} bytes), each in a process of its own

${table([["", "seconds", "peak MB", "of it WebAssembly"], ...rows])}

packages/saml reads the file as a stream, lists its entities and judges one of them. The others hold and parse the whole. ${weighed}`;
}

function hostility(): string {
  say("hostile messages");
  const found = answerHostile();
  const worst = Math.max(...found.map(({ verify }) => verify));
  aim("slowest answer to a hostile message, ms", worst, 250);
  aim("slowest explanation of a hostile message, ms", Math.max(...found.map(({ explain }) => explain)), 250);
  const rows = found.map(({ name, bytes, verify, explain }) => [name, bytes, short(verify), short(explain)]);
  return `### Hostile messages\n\n${table([["", "bytes", "verify ms", "explain ms"], ...rows])}`;
}

const parts: Readonly<Record<string, () => string | Promise<string>>> = {
  responses,
  metadata,
  large: largeMetadata,
  hostile: hostility,
};

const wanted = process.argv.slice(3);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(", ")}: ${Object.keys(parts).join(", ")}`);
const sections: string[] = [];
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) sections.push(await part());
}
const verdicts = aims.map(({ text, held }) => `- ${verdict(held)}: ${text}`).join("\n");
if (wanted.length === 0) {
  const content = [`## SAML (\`pnpm bench saml\`)\n\n${machine()}.\n\n${verdicts}`, ...sections].join("\n\n");
  writeSection("bench saml", content);
} else process.stdout.write(`${sections.join("\n\n")}\n\n`);
process.stdout.write(`${verdicts}\n`);
process.exitCode = aims.every(({ held }) => held !== false) ? 0 : 1;
