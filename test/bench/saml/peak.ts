// Runs one contestant in a process of its own and prints its time, its largest resident set, and how much memory
// WebAssembly took, which never gives any back.
import { createReadStream, readFileSync } from "node:fs";

const memories = new Set<WebAssembly.Memory>();

const instantiate: (
  bytes: BufferSource,
  imports?: WebAssembly.Imports,
) => Promise<WebAssembly.WebAssemblyInstantiatedSource> = WebAssembly.instantiate;

// The parsers export their memory, and nobody else can tell its size. Whatever is imported from here on is seen.
Object.assign(WebAssembly, {
  async instantiate(bytes: BufferSource, imports?: WebAssembly.Imports) {
    const made = await instantiate(bytes, imports);
    const { exports } = made.instance;
    for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
    return made;
  },
});

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
    const { checkMetadataStream } = await import("../../../packages/saml/src/index.ts");
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
const wasmBytes = [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
process.stdout.write(
  JSON.stringify({
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    wasmMegabytes: wasmBytes / 1024 / 1024,
  }),
);
