// Runs one contestant in a process of its own and prints its time and its largest resident set.
import { createReadStream, readFileSync } from "node:fs";
import { checkMetadataStream } from "../../../packages/saml/src/index.ts";

const [kind = "", name = "", file = ""] = process.argv.slice(2);

async function response(): Promise<void> {
  const { verifiers } = await import("./responses.ts");
  const run = verifiers[name]?.make();
  if (run === undefined) throw new Error(`no contestant ${name}`);
  for (let count = 0; count < 2000; count += 1) {
    await run();
    if (count % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function large(): Promise<void> {
  if (name === "packages/saml") {
    const now = new Date();
    const entityId = "https://idp9000.example.com/saml";
    const report = await checkMetadataStream(createReadStream(file), {
      now,
      entityId,
    });
    if (report.validated === undefined) throw new Error(JSON.stringify(report.diagnostics).slice(0, 500));
    return;
  }
  const { parsers } = await import("./metadata.ts");
  const parse = Object.entries(parsers).find(([key]) => key === name)?.[1];
  if (parse === undefined) throw new Error(`no contestant ${name}`);
  parse(readFileSync(file));
}

const started = performance.now();
await (kind === "response" ? response() : large());
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
