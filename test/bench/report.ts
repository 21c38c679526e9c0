import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));
const head = `# Performance

Each section is written by its command between its marks; edit the command, not the numbers. Ratios come from rounds that take turns in one process, so they hold on other machines; milliseconds do not.
`;

/** A table row; the first row is the head. */
export type Row = readonly (string | number)[];

export function table(rows: readonly Row[]): string {
  const line = (row: Row) => `| ${row.join(" | ")} |`;
  const [first = [], ...rest] = rows;
  return [line(first), line(first.map(() => "---")), ...rest.map(line)].join("\n");
}

/** Replaces the section of that name in docs/performance.md. */
export function writeSection(name: string, content: string): void {
  const [open, close] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const section = `${open}\n${content.trim()}\n${close}`;
  const old = existsSync(file) ? readFileSync(file, "utf8") : head;
  const [from, to] = [old.indexOf(open), old.indexOf(close)];
  const text =
    from < 0 || to < 0
      ? `${old.trimEnd()}\n\n${section}\n`
      : old.slice(0, from) + section + old.slice(to + close.length);
  writeFileSync(file, text);
}

export function machine(): string {
  const [cpu] = cpus();
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpu?.model.trim() ?? "unknown"}`;
}
