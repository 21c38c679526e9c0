// `pnpm bench NAME`: runs one benchmark and writes its section of docs/performance.md. Some take names of their parts;
// then only these run, and nothing is written.
const benchmarks: Readonly<Record<string, () => Promise<unknown>>> = {
  saml: () => import("./saml/main.ts"),
  engine: () => import("./engine/main.ts"),
  server: () => import("./server/main.ts"),
  web: () => import("./web/main.ts"),
};

const [name = ""] = process.argv.slice(2);
const run = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
if (run === undefined) {
  process.stderr.write(`Usage: pnpm bench ${Object.keys(benchmarks).join("|")}\n`);
  process.exitCode = 2;
} else await run();
